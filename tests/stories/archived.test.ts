import { expect, story } from '../support/story.ts';

story(
	'Tomáš corrects a deal that was won years ago, and the sums follow',
	async ({ enter, server }) => {
		const [tomas, jana] = await Promise.all([enter('tomas'), enter('jana')]);
		const list = await tomas.context.request.get(
			`${server.url}/api/javorina/records/deals?isArchived=true&sort=closedAt&limit=200`
		);
		type Old = { id: string; title: string; value: { amount: number; currency: string } };
		const { rows, total } = (await list.json()) as { rows: Old[]; total: number };
		expect(total).toBeGreaterThan(140);
		const old = rows.find(({ value }) => value.currency === 'EUR')!;

		const won = jana.board.column('Won');
		await won.expand();
		await expect(won.region.getByRole('link', { name: /closed earlier/ })).toBeVisible();
		await tomas.goto(`/javorina/deals/${old.id}`);
		await expect(tomas.page.getByText('Archived', { exact: true })).toBeVisible();
		const stage = tomas.page.getByRole('radiogroup', { name: 'Stage', exact: true });
		await expect(stage).toBeVisible();
		await tomas.setFact('Value', '1 234 567');
		await tomas.expectSaved();
		await tomas.page.reload();
		await expect(tomas.fact('Value')).toHaveValue('€1,234,567');

		await stage.getByRole('radio', { name: 'Qualified', exact: true }).click();
		await expect(jana.board.column('Qualified').card(old.title).item.first()).toContainText(
			'€1,234,567'
		);
		await tomas.expectSaved();
	}
);

story('Jana walks from the shelf into the archive', async ({ enter }) => {
	const jana = await enter('jana');
	const lost = jana.board.column('Lost');
	const count = async () =>
		Number(/(\d+) deals/.exec((await lost.region.textContent()) ?? '')?.[1]);
	await expect.poll(count).toBeGreaterThan(40);
	const all = await count();
	await lost.expand();
	await lost.region.getByRole('link', { name: /closed earlier/ }).click();
	const grid = jana.page.getByRole('grid', { name: 'Deals', exact: true });
	await expect(grid).toHaveAttribute('aria-rowcount', String(all + 1));
	await expect(grid).toContainText(`${all} deals`);
});
