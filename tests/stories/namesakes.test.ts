import { expect, story } from '../support/story.ts';

story('Jana picks the second of two namesakes by the keyboard', async ({ enter }) => {
	const jana = await enter('jana', { at: '/javorina/contacts' });
	const { page } = jana;
	for (const company of ['Gymnázium Třebíč', 'Hotel Kráľova hoľa']) {
		await page.getByRole('button', { name: 'Add person', exact: true }).click();
		const dialog = jana.dialog('New person');
		await dialog.getByRole('textbox', { name: 'Given name', exact: true }).fill('Ján');
		await dialog.getByRole('textbox', { name: 'Family name', exact: true }).fill('Nováček');
		await dialog.getByRole('combobox', { name: 'Company', exact: true }).fill(company);
		await dialog.getByRole('combobox', { name: 'Company', exact: true }).press('Enter');
		await dialog.getByRole('button', { name: 'Create person', exact: true }).click();
		await expect(dialog).toHaveCount(0);
	}

	await jana.goto('/javorina/pipeline/new-business');
	await jana.openDeal('Strecha, sklad Žilina');
	const person = jana.facts.getByRole('combobox', { name: 'Person', exact: true });
	const options = page.getByRole('listbox', { name: 'Person', exact: true }).getByRole('option');
	for (const at of [1, 0]) {
		await person.fill('Ján Nováček');
		await expect(options).toHaveCount(2);
		const wanted = await options.nth(at).textContent();
		if (at === 1) await person.press('ArrowDown');
		await person.press('Tab');
		await expect(person).toHaveValue('Ján Nováček');
		await person.click();
		await expect(options.and(page.locator('[aria-selected="true"]'))).toHaveText(wanted!);
		await person.press('Escape');
		await person.blur();
	}
	await jana.expectSaved();
});
