import { expect, story } from '../support/story.ts';

story('Marek drags a deal to another stage and Jana sees it there', async ({ enter }) => {
	const [marek, jana] = await Promise.all([enter('marek', { isWide: true }), enter('jana')]);
	const all = await jana.board.column('Closing').titles();
	const card = marek.board.column('Negotiation').card('Strecha, sklad Žilina');
	await card.dragTo(
		marek.board.column('Closing').card('Service contract, five hotels').item,
		'top'
	);

	// Marek sees the deals of his office only; his place is right among all of them.
	const mine = ['Strecha, sklad Žilina', 'Service contract, five hotels'];
	await marek.board.expectOrder('Closing', mine);
	await jana.board.expectOrder('Closing', ['Strecha, sklad Žilina', ...all]);
	await expect(card.item).toHaveCount(0);
	await marek.expectSaved();
	await jana.page.reload();
	await jana.board.expectOrder('Closing', ['Strecha, sklad Žilina', ...all]);
});
