import { expect, story } from '../support/story.ts';

story('Jana’s pipeline settings show what is saved, whatever she types', async ({ enter }) => {
	const { page, toast } = await enter('jana', { at: '/javorina/settings/pipelines' });
	const field = (name: string) => page.getByRole('textbox', { name, exact: true });

	await field('Name of Incoming').fill(' ');
	await field('Name of Incoming').press('Enter');
	await expect(toast).toContainText('must not be empty');
	await expect(field('Name of Incoming')).toHaveValue('Incoming');

	const likelihood = field('Likelihood of Incoming in per cent');
	const before = await likelihood.inputValue();
	await likelihood.fill('150');
	await likelihood.press('Enter');
	await expect(toast).toContainText('from 0 to 100');
	await expect(likelihood).toHaveValue(before);

	await field('Pipeline name').fill('');
	await field('Pipeline name').press('Enter');
	await expect(field('Pipeline name')).toHaveValue('New business');

	await field('Name of Incoming').fill('  Asked ');
	await field('Name of Incoming').press('Enter');
	await expect(field('Name of Asked')).toHaveValue('Asked');
	await page.reload();
	await expect(field('Name of Asked')).toHaveValue('Asked');
});
