import { expect, story } from '../support/story.ts';

story('Jana corrects a deal and Marek sees it on his board', async ({ enter }) => {
	const [jana, marek] = await Promise.all([enter('jana'), enter('marek')]);
	const card = marek.board.column('Negotiation').card('Strecha, sklad Žilina');
	await expect(card.item).toContainText('€12,400');

	await jana.openDeal('Strecha, sklad Žilina');
	await jana.setFact('Value', '13 950');
	await expect(card.item).toContainText('€13,950');
	await jana.expectSaved();

	await marek.page.reload();
	await expect(card.item).toContainText('€13,950');
});
