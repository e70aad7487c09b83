import { expect, story } from '../support/story.ts';

story('Wei Jie adds a company and a person in it, and finds both again', async ({ enter }) => {
	const [weijie, nurul] = await Promise.all([
		enter('weijie', { at: '/javorina/contacts' }),
		enter('nurul', { at: '/javorina/contacts?list=companies' })
	]);
	const { page } = weijie;
	await page.getByRole('button', { name: 'Add company', exact: true }).click();
	const company = weijie.dialog('New company');
	await company.getByRole('textbox', { name: 'Name', exact: true }).fill('Restoran Seri Angkasa');
	await company.getByRole('button', { name: 'Create company', exact: true }).click();
	await expect(company).toHaveCount(0);
	await expect(
		nurul.page.getByRole('row', { name: 'Restoran Seri Angkasa', exact: true })
	).toBeVisible();

	await weijie.goto('/javorina/contacts');
	await page.getByRole('button', { name: 'Add person', exact: true }).click();
	const person = weijie.dialog('New person');
	await person.getByRole('textbox', { name: 'Given name', exact: true }).fill('Aminah');
	await person.getByRole('textbox', { name: 'Family name', exact: true }).fill('Karim');
	await person.getByRole('combobox', { name: 'Company', exact: true }).fill('Restoran Seri');
	await person.getByRole('combobox', { name: 'Company', exact: true }).press('Enter');
	await person.getByRole('button', { name: 'Create person', exact: true }).click();
	await expect(person).toHaveCount(0);
	await weijie.expectSaved();

	await weijie.goto('/javorina/contacts');
	await page.getByRole('searchbox', { name: 'Filter by text', exact: true }).fill('aminah');
	await page.getByRole('link', { name: 'Aminah Karim', exact: true }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Aminah Karim', exact: true })
	).toBeVisible();
	const related = page.getByRole('region', { name: 'Related', exact: true });
	await related.getByRole('link', { name: 'Restoran Seri Angkasa', exact: true }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Restoran Seri Angkasa', exact: true })
	).toBeVisible();
});
