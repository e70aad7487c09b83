import { expect, story } from '../support/story.ts';

story('Jana reloads the page in the middle of typing, and her text is there', async ({ enter }) => {
	const jana = await enter('jana');
	const { page } = jana;
	await jana.openDeal('Strecha, sklad Žilina');
	await jana.fact('Reference').fill('ZML-21');
	await page.reload();
	await expect(jana.fact('Reference')).toHaveValue('ZML-21');

	// What does not fit is not written down, nor what was thrown away.
	await jana.fact('Value').fill('a lot');
	await page.reload();
	await expect(jana.fact('Value')).toHaveValue('€12,400');
	await jana.fact('Reference').fill('ZML-22');
	await jana.fact('Reference').press('Escape');
	await page.reload();
	await expect(jana.fact('Reference')).toHaveValue('ZML-21');
	await jana.expectSaved();
});

story(
	'Jana reloads the table in the middle of typing, and her text is there',
	async ({ enter }) => {
		const jana = await enter('jana', { at: '/javorina/pipeline/new-business?layout=table' });
		const { page } = jana;
		const row = page.getByRole('row', { name: 'Strecha, sklad Žilina', exact: true });
		const editor = page.getByRole('textbox', { name: 'Value', exact: true });
		await row.getByRole('gridcell', { name: '€12,400', exact: true }).click();
		await page.keyboard.press('Enter');
		await editor.fill('12 500');
		await page.reload();
		const value = row.getByRole('gridcell', { name: '€12,500', exact: true });
		await value.click();

		await page.keyboard.press('Enter');
		await editor.fill('1');
		await editor.press('Escape');
		await page.reload();
		await expect(value).toBeVisible();
		await jana.expectSaved();
	}
);
