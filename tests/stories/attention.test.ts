import { expect, story } from '../support/story.ts';

const DEAL = 'Csarnokfűtés';

story('Tomáš’s page asks once for the deal that Jana has deleted', async ({ enter, server }) => {
	const [tomas, jana] = await Promise.all([enter('tomas'), enter('jana')]);
	const { page } = tomas;
	tomas.troubles.expect(/^404 GET .*\/records\/deals\//);
	let asked = 0;
	await page.route(/\/records\/deals\/\w+$/, (route) => {
		asked += 1;
		return route.continue();
	});
	await tomas.openDeal(DEAL);
	await tomas.goOffline();
	await tomas.setFact('Value', '31 200');
	await jana.board.card(DEAL).choose('Delete');
	await jana.expectSaved();
	await tomas.goOnline();
	await tomas.nav.getByRole('link', { name: 'Needs attention', exact: true }).click();
	const article = page.getByRole('article', { name: 'A deal you can no longer see', exact: true });
	await expect(article).toContainText('€31,200');
	const before = asked;
	expect(before).toBeGreaterThan(0);

	// Deals come and go, and one of the archive changes: all devices are told so.
	const list = await jana.context.request.get(
		`${server.url}/api/javorina/records/deals?isArchived=true&sort=closedAt&limit=1`
	);
	const [old] = ((await list.json()) as { rows: { id: string }[] }).rows;
	for (const line of ['Stairs', 'Gate', 'Roof']) await jana.board.column('Incoming').quickAdd(line);
	await jana.goto(`/javorina/deals/${old!.id}`);
	await jana.setFact('Reference', 'JV-8');
	await jana.expectSaved();
	await tomas.nav.getByRole('link', { name: 'Pipeline', exact: true }).click();
	await expect(tomas.board.card('Roof').link).toBeVisible();
	expect(asked).toBe(before);
});
