import { expect, story } from '../support/story.ts';

story('Marek lets a card go before the code that follows drags has come', async ({ enter }) => {
	const marek = await enter('marek', { isWide: true, browser: { serviceWorkers: 'block' } });
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await marek.page.route('**/*.js', async (route) => {
		await released;
		await route.continue();
	});
	const asked = marek.page.waitForRequest('**/*.js');
	const title = (await marek.board.column('Incoming').titles())[0]!;
	const target = marek.board.column('Contacted').cards.first();
	await marek.board.column('Incoming').card(title).dragTo(target, 'top');
	await asked;
	await expect(marek.board.column('Incoming').card(title).link).toBeVisible();

	release();
	await expect(marek.board.column('Contacted').cards.first()).toHaveText(title);
	await marek.expectSaved();
});
