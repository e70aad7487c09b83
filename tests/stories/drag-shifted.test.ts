import { expect, story } from '../support/story.ts';

story(
	'Jana’s drop shifts the cards under Katarína’s resting hand, and hers lands where its line is',
	async ({ enter }) => {
		const [katarina, jana] = await Promise.all([
			enter('katarina', { isWide: true }),
			enter('jana', { isWide: true })
		]);
		const closing = katarina.board.column('Closing');
		const [first, ...rest] = await closing.titles();
		const aimedAt = closing.card('Wymiana agregatu').item;
		await katarina.board.column('Negotiation').card('Heat pumps for 96 flats').drag(aimedAt, 'top');
		await expect(aimedAt).toHaveAttribute('data-edge', 'top');

		await jana.board
			.column('Negotiation')
			.card('Strecha, sklad Žilina')
			.dragTo(jana.board.column('Closing').card(first!).item, 'top');
		await expect(closing.card('Strecha, sklad Žilina').item).toBeVisible();
		await expect(closing.list.locator('[data-edge]')).toHaveCount(1);
		await expect(aimedAt).toHaveAttribute('data-edge', 'top');
		await katarina.page.mouse.up();

		const after = ['Strecha, sklad Žilina', first!, 'Heat pumps for 96 flats', ...rest];
		for (const { board } of [katarina, jana]) await board.expectOrder('Closing', after);
		await Promise.all([katarina.expectSaved(), jana.expectSaved()]);
	}
);
