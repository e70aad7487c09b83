import { expect, story } from '../support/story.ts';

story('Marek lets a card go before the code that follows drags has come', async ({ enter }) => {
	const marek = await enter('marek', { isWide: true, browser: { serviceWorkers: 'block' } });
	const incoming = marek.board.column('Incoming');
	const title = (await incoming.titles())[0]!;
	const target = marek.board.column('Contacted').cards.first();
	let isBroken = true;
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	marek.troubles.expect(/ERR_FAILED/, /dynamically imported module/);
	await marek.page.route('**/*.js', async (route) => {
		if (isBroken) return route.abort();
		await released;
		return route.continue();
	});
	await incoming.card(title).dragTo(target, 'top');
	await expect(marek.toast).toContainText('This part has not been loaded yet');
	await expect(incoming.card(title).link).toBeVisible();

	isBroken = false;
	const asked = marek.page.waitForRequest('**/*.js');
	await incoming.card(title).dragTo(target, 'top');
	await asked;
	await expect(incoming.card(title).link).toBeVisible();
	release();
	await expect(marek.board.column('Contacted').cards.first()).toHaveText(title);
	await marek.expectSaved();
});
