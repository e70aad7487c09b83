import { expect, story } from '../support/story.ts';

story('Eszter works in the dark from here on', async ({ enter }) => {
	const eszter = await enter('eszter', { at: '/javorina/settings/profile' });
	const { page } = eszter;
	const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	expect(await paper()).toBe('rgb(246, 247, 245)');
	const theme = page.getByRole('radiogroup', { name: 'Theme', exact: true });
	await theme.getByRole('radio', { name: 'Dark', exact: true }).click();
	await expect.poll(paper).toBe('rgb(17, 23, 22)');
	await page.reload();
	await expect(theme.getByRole('radio', { name: 'Dark', exact: true })).toBeChecked();
	expect(await paper()).toBe('rgb(17, 23, 22)');
});
