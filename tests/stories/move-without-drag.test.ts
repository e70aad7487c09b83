import { expect, story } from '../support/story.ts';

story(
	'Nurul moves a deal with the dialog and with keys, and hears where it is',
	async ({ enter }) => {
		const [nurul, jana] = await Promise.all([enter('nurul'), enter('jana')]);
		const { board } = nurul;
		const title = 'Split units, 18 rooms';
		await board.card(title).choose('Move to…');
		const dialog = nurul.dialog('Move deal');
		await dialog.getByRole('combobox', { name: 'Stage', exact: true }).selectOption('Negotiation');
		await dialog.getByRole('combobox', { name: 'Position', exact: true }).selectOption('2');
		await dialog.getByRole('button', { name: 'Move', exact: true }).click();
		await board.expectOrder('Negotiation', ['Chiller replacement', title]);
		await expect(nurul.heard).toHaveText(`${title} moved to Negotiation, position 2 of 2`);
		await expect(board.card(title).link).toBeFocused();

		await nurul.page.keyboard.press('Alt+ArrowUp');
		await expect(nurul.heard).toHaveText(`${title} moved to Negotiation, position 1 of 2`);
		await nurul.page.keyboard.press('Alt+ArrowRight');
		await expect(nurul.heard).toHaveText(`${title} moved to Closing, position 1 of 2`);
		await expect(board.card(title).link).toBeFocused();
		await board.expectOrder('Closing', [title, 'Operating theatre cooling']);
		await nurul.page.keyboard.press('Alt+ArrowLeft');
		await expect(board.column('Negotiation').card(title).link).toBeFocused();

		await expect(jana.board.column('Negotiation').card(title).link).toBeVisible();
		await nurul.expectSaved();
	}
);
