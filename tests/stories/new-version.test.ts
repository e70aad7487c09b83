import { expect, story } from '../support/story.ts';

story('Jana’s page is older than the server: she is told, and loses nothing', async ({ enter }) => {
	const jana = await enter('jana');
	const { page, board } = jana;
	await jana.readyForOffline();
	await jana.goOffline();
	await board.column('Incoming').quickAdd('Plot okolo skladu 4 300');
	await page.route('**/api/javorina/me', async (route) => {
		const answer = await route.fetch();
		const body = (await answer.json()) as object;
		await route.fulfill({ response: answer, json: { ...body, schema: 1_000 } });
	});
	await jana.context.setOffline(false);
	await expect(
		page.getByRole('heading', { level: 1, name: 'A new version is ready', exact: true })
	).toBeVisible();
	await page.unroute('**/api/javorina/me');
	await page.getByRole('button', { name: 'Reload', exact: true }).click();
	await expect(board.card('Plot okolo skladu').link).toBeVisible();
	await jana.expectSaved();
});
