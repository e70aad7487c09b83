import { expect, story } from '../support/story.ts';

story('Tomáš goes through his work with the keyboard alone', async ({ enter }) => {
	const tomas = await enter('tomas');
	const { page } = tomas;
	const type = page.getByRole('combobox', { name: 'Type a command', exact: true });
	const option = (name: string) => page.getByRole('option', { name });
	await page.keyboard.press('Control+k');
	await page.keyboard.type('heat pumps 96');
	await expect(type).toHaveValue('heat pumps 96');
	await expect(option('Heat pumps for 96 flats')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(
		page.getByRole('heading', { level: 1, name: 'Heat pumps for 96 flats', exact: true })
	).toBeVisible();

	await page.keyboard.press('Control+k');
	await type.fill('no such thing anywhere');
	await expect(option('Nothing found')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(type).toHaveCount(0);

	await page.keyboard.press('/');
	const search = page.getByRole('searchbox', { name: 'Search', exact: true });
	await expect(search).toBeFocused();
	await search.fill('csarnok');
	const results = page.getByRole('list', { name: 'Search results', exact: true });
	await page.keyboard.press('ArrowDown');
	await expect(results.getByRole('link').first()).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(results).toHaveCount(0);
	await expect(search).toBeFocused();
	await search.fill('csarnokf');
	await page.getByRole('link', { name: /Csarnokfűtés/ }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Csarnokfűtés', exact: true })
	).toBeVisible();

	await search.fill('tatranské');
	await search.press('Enter');
	await expect(
		page.getByRole('heading', { level: 1, name: 'Tatranské hotely', exact: true })
	).toBeVisible();

	const title = tomas.dialog('New deal').getByRole('textbox', { name: 'Title', exact: true });
	await page.keyboard.press('c');
	await expect(title).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(title).toHaveCount(0);
	await page.keyboard.press('c');
	await page.keyboard.type('Chladenie');
	await expect(title).toHaveValue('Chladenie');
	await expect(page).not.toHaveURL(/new=/);
});
