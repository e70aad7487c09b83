import { expect, story } from '../support/story.ts';

story(
	'Tomáš looks at Eszter’s deals about heating, and sends himself the link',
	async ({ enter }) => {
		const tomas = await enter('tomas');
		const { page, board } = tomas;
		await page.getByRole('button', { name: 'Filter', exact: true }).click();
		const dialog = tomas.dialog('Filter');
		await dialog.getByRole('combobox', { name: 'Owner', exact: true }).selectOption('Eszter Nagy');
		const text = dialog.getByRole('textbox', { name: 'Text', exact: true });
		await expect(text).toHaveAccessibleDescription(/title.*reference.*company/);
		await text.fill('futes');
		await dialog.getByRole('button', { name: 'Done', exact: true }).click();
		await expect(board.column('Qualified').cards).toHaveText(['Csarnokfűtés']);
		await expect(board.column('Contacted').cards).toHaveText(['Padlófűtés, 42 lakás']);
		await expect(board.column('Negotiation').cards).toHaveCount(0);
		await expect(page).toHaveURL(/[?&]owner=.+&q=futes|[?&]q=futes&owner=/);

		await page.reload();
		await expect(board.column('Qualified').cards).toHaveText(['Csarnokfűtés']);
		await page.getByRole('button', { name: 'Remove filter futes', exact: true }).click();
		await expect(board.column('Negotiation').cards).toHaveText(['Szálloda klímarendszere']);
		await page.getByRole('button', { name: 'Clear filters', exact: true }).click();
		await expect(page).toHaveURL(/\/new-business$/);
		await expect(board.card('Heat pumps for 96 flats').link).toBeVisible();
	}
);
