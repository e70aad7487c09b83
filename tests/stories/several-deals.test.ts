import { expect, story } from '../support/story.ts';

story('Jana moves two chosen deals at once and takes it back at once', async ({ enter }) => {
	const [jana, marek] = await Promise.all([enter('jana', { isWide: true }), enter('marek')]);
	const { page, board } = jana;
	const titles = ['Strecha, sklad Žilina', 'Rekuperácia, materská škola'];
	for (const title of titles) {
		await board.card(title).item.hover();
		await page.getByRole('checkbox', { name: `Select ${title}`, exact: true }).check();
	}
	const toolbar = page.getByRole('toolbar', { name: '2 selected', exact: true });
	await toolbar.getByRole('button', { name: 'Move', exact: true }).click();
	const dialog = jana.dialog('Move deals');
	await dialog.getByRole('combobox', { name: 'Stage', exact: true }).selectOption('Closing');
	await dialog.getByRole('button', { name: 'Move', exact: true }).click();
	await expect(toolbar).toHaveCount(0);
	await marek.board.expectOrder('Closing', [...titles, 'Service contract, five hotels']);

	await jana.toast.getByRole('button', { name: 'Undo', exact: true }).click();
	await marek.board.expectOrder('Closing', ['Service contract, five hotels']);
	await expect(marek.board.column('Negotiation').card(titles[0]!).link).toBeVisible();
	await jana.expectSaved();
});

story('Jana moves one chosen deal as she moves several', async ({ enter }) => {
	const jana = await enter('jana', { isWide: true });
	const { page, board } = jana;
	const title = 'Strecha, sklad Žilina';
	await board.card(title).item.hover();
	await page.getByRole('checkbox', { name: `Select ${title}`, exact: true }).check();
	const toolbar = page.getByRole('toolbar', { name: '1 selected', exact: true });
	await toolbar.getByRole('button', { name: 'Move', exact: true }).click();
	const dialog = jana.dialog('Move deals');
	await dialog.getByRole('combobox', { name: 'Stage', exact: true }).selectOption('Closing');
	await dialog.getByRole('button', { name: 'Move', exact: true }).click();
	await expect(board.column('Closing').cards.first()).toHaveText(title);
	await board.card(title).choose('Move to…');
	await expect(jana.dialog('Move deal')).toBeVisible();
	await page.keyboard.press('Escape');
	await jana.expectSaved();
});
