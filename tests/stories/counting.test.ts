import { expect, story } from '../support/story.ts';

/** Holds back what the server says of the archive until `release` is called. */
function heldBack() {
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	return { released, release };
}

story('Jana is not told a count before everything is counted', async ({ enter }) => {
	const { released, release } = heldBack();
	const jana = await enter('jana', {
		onpage: (page) =>
			void page.route('**/api/javorina/totals/**', async (route) => {
				await released;
				await route.continue();
			})
	});
	const won = jana.board.column('Won');
	await expect(won.region).toContainText('13+ deals');
	await expect(won.region).not.toContainText('€');
	release();
	await expect(won.region).toContainText(/\s1\d\d deals/);
	await expect(won.region).toContainText('€');
});

story('Jana filters, and the archive is counted by the same filter', async ({ enter }) => {
	const jana = await enter('jana');
	const lost = jana.board.column('Lost');
	const count = async () =>
		Number(/(\d+) deals?/.exec((await lost.region.textContent()) ?? '')?.[1]);
	await expect(lost.region).toContainText(/\d deals/);
	const all = await count();
	await jana.page.getByRole('button', { name: 'Filter', exact: true }).click();
	const dialog = jana.dialog('Filter');
	await dialog.getByRole('combobox', { name: 'Owner', exact: true }).selectOption('Eszter Nagy');
	await dialog.getByRole('button', { name: 'Done', exact: true }).click();
	await expect.poll(count).toBeLessThan(all);
	const hers = await count();
	expect(hers, 'more than the few that were lost lately').toBeGreaterThan(5);

	await lost.expand();
	await lost.region.getByRole('link', { name: /closed earlier/ }).click();
	const grid = jana.page.getByRole('grid', { name: 'Deals', exact: true });
	await expect(grid).toHaveAttribute('aria-rowcount', String(hers + 1));
	await expect(grid).toContainText(`${hers} deals`);
});
