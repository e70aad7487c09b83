import { expect, story } from '../support/story.ts';

story('Jana looks in the table for a deal of years ago, and is led to it', async ({ enter }) => {
	const jana = await enter('jana', { at: '/javorina/pipeline/new-business?layout=table' });
	const { page } = jana;
	const grid = page.getByRole('grid', { name: 'Deals', exact: true });
	const earlier = page.getByRole('link', { name: /^Won: .* closed earlier$/ });
	await expect(grid.getByRole('row').nth(1)).toBeVisible();
	await expect(earlier).toBeVisible();

	await page.goto(`${page.url()}&q=Chiller+overhaul+2024`);
	await expect(
		page.getByRole('heading', { name: 'Only deals that were closed earlier', exact: true })
	).toBeVisible();
	await earlier.click();
	const found = grid.getByRole('link', { name: 'Chiller overhaul 2024', exact: true });
	await expect(found.first()).toBeVisible();
	await expect(earlier).toHaveCount(0);
});
