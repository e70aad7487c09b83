import { expect, story } from '../support/story.ts';

const TABLE = '/javorina/pipeline/new-business?layout=table';

story('Jana hands deals over in the table, with Tab from cell to cell', async ({ enter }) => {
	const jana = await enter('jana', { at: TABLE });
	const { page } = jana;
	const grid = page.getByRole('grid', { name: 'Deals', exact: true });
	const row = grid.getByRole('row', { name: 'Výměna výměníků', exact: true });
	const editor = (name: string) => grid.getByRole('combobox', { name, exact: true });

	await row.getByRole('gridcell', { name: 'Lucie Procházková', exact: true }).click();
	await page.keyboard.press('Enter');
	await editor('Owner').fill('jana kovacova');
	await page.keyboard.press('Tab');
	await expect(row.getByRole('gridcell', { name: 'Jana Kováčová', exact: true })).toBeVisible();
	await expect(grid.getByRole('combobox')).toHaveCount(0);
	await expect(row.getByRole('gridcell').nth(7)).toBeFocused();

	const company = row.getByRole('gridcell').nth(2);
	await company.click();
	await page.keyboard.press('Enter');
	await editor('Company').fill('');
	await page.keyboard.press('Tab');
	await expect(company).toHaveText('');
	await expect(row.getByRole('gridcell').nth(3)).toBeFocused();
	await jana.expectSaved();
});
