import { expect, story } from '../support/story.ts';

story('Marek’s browser throws away what it keeps, and he works on', async ({ enter }) => {
	const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
	const { page } = marek;
	await page.evaluate(async () => {
		for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
	});
	await marek.board.column('Incoming').quickAdd('Plot okolo skladu 4 300');
	await expect(jana.board.card('Plot okolo skladu').link).toBeVisible();
	await marek.expectSaved();
	await marek.goOffline();
	await marek.board.column('Incoming').quickAdd('Brána ku skladu 1 900');
	await expect(marek.status).toHaveText('Offline – 1 change waiting');
	await expect(page.getByText('Offline saving is off')).toBeVisible();
	await marek.goOnline();
	await marek.expectSaved();
	await expect(jana.board.card('Brána ku skladu').link).toBeVisible();
});
