import { expect, story } from '../support/story.ts';

story('Jana makes a second project from inside her first one', async ({ enter }) => {
	const jana = await enter('jana');
	const { page } = jana;
	await page.keyboard.press('Control+k');
	await page.keyboard.type('new project');
	await page.getByRole('option', { name: 'New project', exact: true }).click();
	const name = page.getByRole('textbox', { name: 'Project name', exact: true });
	await expect(name).toBeFocused();
	await page.goBack();

	await page.getByTitle('Your projects').click();
	await expect(page.getByRole('heading', { level: 1, name: 'Your projects' })).toBeVisible();
	await page.getByRole('button', { name: 'New project', exact: true }).click();
	await expect(name).toBeFocused();
	await name.fill('Servis Žilina');
	await page.getByRole('button', { name: 'Create project', exact: true }).click();
	await expect(page).toHaveURL(/\/servis-zilina\/pipeline\/new-business$/);
	await jana.expectSaved();

	const marek = await enter('marek');
	await expect(marek.page.getByTitle('Your projects')).toHaveCount(0);
	await marek.page.keyboard.press('Control+k');
	await marek.page.keyboard.type('new project');
	await expect(marek.page.getByRole('option', { name: 'Nothing found' })).toBeVisible();
});
