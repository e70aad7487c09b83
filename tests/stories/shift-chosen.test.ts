import { expect, story } from '../support/story.ts';

story('Jana Shift-clicks what she has already chosen, and it looks chosen', async ({ enter }) => {
	const { page, board } = await enter('jana');
	const title = 'Strecha, sklad Žilina';
	const tick = page.getByRole('checkbox', { name: `Select ${title}`, exact: true });
	await board.card(title).item.hover();
	await tick.click();
	await tick.click({ modifiers: ['Shift'] });
	await expect(page.getByRole('toolbar', { name: '1 selected', exact: true })).toBeVisible();
	await expect(tick).toBeChecked();

	await page.getByRole('radio', { name: 'Table', exact: true }).click();
	await expect(tick).toBeChecked();
	await tick.click({ modifiers: ['Shift'] });
	await tick.click({ modifiers: ['Shift'] });
	await expect(tick).toBeChecked();
	await tick.click();
	await expect(tick).not.toBeChecked();
	await expect(page.getByRole('toolbar')).toHaveCount(0);
});
