import { signIn } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

story('Marek tries Spolu on a laptop that has no network', async ({ visit, server }) => {
	const marek = await visit();
	await marek.page.addInitScript(() => {
		Object.defineProperty(navigator, 'onLine', { get: () => false });
	});
	await signIn(marek.context, server.url, 'marek');
	await marek.goto('/javorina/pipeline/new-business');
	await marek.expectSaved();
	await marek.page.evaluate(() => dispatchEvent(new Event('offline')));
	await marek.board.column('Incoming').quickAdd('Plot okolo skladu 4 300');
	await marek.expectSaved();
	await marek.page.reload();
	await marek.expectSaved();
	await expect(marek.board.card('Plot okolo skladu').link).toBeVisible();
	await marek.signOut();
});
