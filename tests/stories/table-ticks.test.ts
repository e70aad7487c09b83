import type { Page } from '@playwright/test';
import { expect, story } from '../support/story.ts';

const TABLE = '/javorina/pipeline/new-business?layout=table';

const grid = (page: Page) => page.getByRole('grid', { name: 'Deals', exact: true });
const allOf = (page: Page) => page.getByRole('checkbox', { name: 'Select all deals', exact: true });

async function filterByOwner(page: Page, owner: string): Promise<void> {
	await page.getByRole('button', { name: 'Filter', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: 'Filter', exact: true });
	await dialog.getByRole('combobox', { name: 'Owner', exact: true }).selectOption(owner);
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
}

/** How many rows the table has besides its head. */
const rowCount = async (page: Page) => Number(await grid(page).getAttribute('aria-rowcount')) - 1;

story('Tomáš chooses what the filter shows, and keeps what it hides', async ({ enter }) => {
	const { page } = await enter('tomas', { at: TABLE });
	const chosen = (n: number) => page.getByRole('toolbar', { name: `${n} selected`, exact: true });
	await filterByOwner(page, 'Agnieszka Wójcik');
	const many = await rowCount(page);
	await allOf(page).click();
	await expect(chosen(many)).toBeVisible();

	await filterByOwner(page, 'Jiří Bartoš');
	const few = await rowCount(page);
	expect(few).toBeLessThanOrEqual(many);
	await expect(allOf(page)).not.toBeChecked();
	await allOf(page).click();
	await expect(allOf(page)).toBeChecked();
	await page.getByRole('button', { name: 'Clear filters', exact: true }).click();
	await expect(chosen(many + few)).toBeVisible();

	await filterByOwner(page, 'Jiří Bartoš');
	await allOf(page).click();
	await page.getByRole('button', { name: 'Clear filters', exact: true }).click();
	await expect(chosen(many)).toBeVisible();
});

story(
	'Jana chooses among closed deals only those that she can change at once',
	async ({ enter }) => {
		const jana = await enter('jana');
		const { page } = jana;
		await jana.board.column('Lost').expand();
		const { region } = jana.board.column('Lost');
		const atHand = await region.getByRole('list').getByRole('listitem').count();
		await region.getByRole('link', { name: /closed earlier/ }).click();
		await expect.poll(() => rowCount(page)).toBeGreaterThan(atHand);

		await allOf(page).click();
		await expect(page.getByRole('toolbar')).toHaveAccessibleName(`${atHand} selected`);
		await expect(allOf(page)).toBeChecked();
		const closed = grid(page).getByRole('columnheader', { name: 'Closed' }).getByRole('button');
		await closed.click();
		const oldest = grid(page).getByRole('row').nth(1);
		await expect(oldest.getByRole('checkbox')).toHaveCount(0);
		await expect(oldest).not.toHaveAttribute('aria-selected');
		const old = await oldest.getByRole('link').first().innerText();
		await closed.click();
		await expect(grid(page).getByRole('row').nth(1).getByRole('checkbox')).toBeChecked();

		await page.goto(`${page.url()}&q=${encodeURIComponent(old)}`);
		await expect(oldest.getByRole('link', { name: old, exact: true })).toBeVisible();
		await expect(allOf(page)).toBeDisabled();
	}
);
