import { loseDeal } from '../support/lost-deal.ts';
import { expect, story } from '../support/story.ts';

story('Tomáš’s page asks once for the deal that Jana has deleted', async ({ enter, server }) => {
	const [tomas, jana] = await Promise.all([enter('tomas'), enter('jana')]);
	const { page } = tomas;
	let asked = 0;
	await page.route(/\/records\/deals\/\w+$/, (route) => {
		asked += 1;
		return route.continue();
	});
	await loseDeal(tomas, jana, 'Csarnokfűtés');
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
