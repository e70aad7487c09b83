import { expect, story } from '../support/story.ts';

story('Marek lets a card go before the code that follows drags has come', async ({ enter }) => {
	const marek = await enter('marek', { isWide: true, browser: { serviceWorkers: 'block' } });
	const incoming = marek.board.column('Incoming');
	const title = (await incoming.titles())[0]!;
	const target = marek.board.column('Contacted').cards.first();
	marek.troubles.expect(/ERR_FAILED/, /dynamically imported module/);
	await marek.page.route('**/*.js', (route) => route.abort());
	await incoming.card(title).dragTo(target, 'top');
	await expect(marek.toast).toContainText('This part has not been loaded yet');
	await expect(incoming.card(title).link).toBeVisible();
	await marek.page.unroute('**/*.js');

	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await marek.page.route('**/*.js', async (route) => {
		await released;
		await route.continue();
	});
	const asked = marek.page.waitForRequest('**/*.js');
	await incoming.card(title).dragTo(target, 'top');
	await asked;
	await expect(incoming.card(title).link).toBeVisible();

	release();
	await expect(marek.board.column('Contacted').cards.first()).toHaveText(title);
	await marek.expectSaved();
});
