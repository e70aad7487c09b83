import { expect, story } from '../support/story.ts';

story('Katarína takes back a move, a deletion and giving a deal away', async ({ enter }) => {
	const [katarina, jana] = await Promise.all([enter('katarina'), enter('jana')]);
	const negotiation = await jana.board.column('Negotiation').titles();
	const undo = katarina.toast.getByRole('button', { name: 'Undo', exact: true });
	const card = katarina.board.card('Heat pumps for 96 flats');

	await card.choose('Mark as won');
	await expect(jana.board.column('Negotiation').card('Heat pumps for 96 flats').link).toHaveCount(
		0
	);
	await undo.click();
	for (const { board } of [katarina, jana]) await board.expectOrder('Negotiation', negotiation);
	await katarina.expectSaved();

	await card.choose('Delete');
	await expect(jana.board.card('Heat pumps for 96 flats').link).toHaveCount(0);
	await katarina.page.keyboard.press('Control+z');
	for (const { board } of [katarina, jana]) await board.expectOrder('Negotiation', negotiation);
	await katarina.expectSaved();
	await katarina.page.keyboard.press('Control+Shift+z');
	await expect(jana.board.card('Heat pumps for 96 flats').link).toHaveCount(0);
	await katarina.page.keyboard.press('Control+z');
	for (const { board } of [katarina, jana]) await board.expectOrder('Negotiation', negotiation);
	await katarina.expectSaved();

	await card.choose('Assign to…');
	const dialog = katarina.dialog('Assign deal');
	await dialog.getByRole('combobox', { name: 'Owner', exact: true }).selectOption('Eszter Nagy');
	await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
	await jana.openDeal('Heat pumps for 96 flats');
	const owner = jana.facts.getByRole('combobox', { name: 'Owner', exact: true });
	await expect(owner).toHaveValue('Eszter Nagy');
	await undo.click();
	await expect(owner).toHaveValue('Katarína Hlaváčová');
	await katarina.expectSaved();
});

story('Marek takes back that he gave a deal away out of his own sight', async ({ enter }) => {
	const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
	marek.troubles.expect(/^404 GET .*\/records\/deals\//);
	await marek.openDeal('Strecha, sklad Žilina');
	await marek.facts.getByRole('button', { name: 'Remove Žilina', exact: true }).click();
	await expect(
		marek.page.getByText('Strecha, sklad Žilina was deleted, or it is no longer shared with you.')
	).toBeVisible();
	await marek.toast.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(marek.fact('Title')).toHaveValue('Strecha, sklad Žilina');
	await marek.expectSaved();
	await jana.openDeal('Strecha, sklad Žilina');
	await expect(
		jana.facts.getByRole('button', { name: 'Remove Žilina', exact: true })
	).toBeVisible();
});
