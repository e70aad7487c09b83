import { expect, story } from '../support/story.ts';

story('Lucie corrects values in the table', async ({ enter }) => {
	const [lucie, jana] = await Promise.all([enter('lucie'), enter('jana')]);
	const { page } = lucie;
	await page.getByRole('radio', { name: 'Table', exact: true }).click();
	await expect(page).toHaveURL(/layout=table/);
	const grid = page.getByRole('grid', { name: 'Deals', exact: true });
	const row = grid.getByRole('row', { name: 'Výměna výměníků', exact: true });
	const cell = row.getByRole('gridcell', { name: '€42,860', exact: true });
	await cell.click();
	await page.keyboard.press('Enter');
	const editor = grid.getByRole('textbox', { name: 'Value', exact: true });
	await editor.fill('44 100');
	await editor.press('Enter');
	await expect(row.getByRole('gridcell', { name: '€44,100', exact: true })).toBeVisible();
	await expect(jana.board.card('Výměna výměníků').item).toContainText('€44,100');

	await page.keyboard.press('Enter');
	await editor.fill('1');
	await editor.press('Escape');
	await expect(row.getByRole('gridcell', { name: '€44,100', exact: true })).toBeVisible();

	const value = grid.getByRole('columnheader', { name: 'Value', exact: true });
	await value.getByRole('button').click();
	await expect(value).toHaveAttribute('aria-sort', /ascending|descending/);
	await jana.board.card('Výměna výměníků').choose('Mark as won');
	await expect(row.getByRole('gridcell', { name: 'Won', exact: true })).toBeVisible();
	await lucie.expectSaved();
});
