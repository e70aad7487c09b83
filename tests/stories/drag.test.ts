import { expect, story } from '../support/story.ts';

story('Marek drags a deal to another stage and Jana sees it there', async ({ enter }) => {
	const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
	const closing = await jana.board.column('Closing').titles();
	const card = marek.board.column('Negotiation').card('Strecha, sklad Žilina');
	await card.dragTo(marek.board.column('Closing').card('Wymiana agregatu').item, 'top');

	const [first, ...rest] = closing;
	const after = [first!, 'Strecha, sklad Žilina', ...rest];
	for (const person of [marek, jana]) await person.board.expectOrder('Closing', after);
	await marek.expectSaved();
	await jana.page.reload();
	await jana.board.expectOrder('Closing', after);
	await expect(card.item).toHaveCount(0);
});
