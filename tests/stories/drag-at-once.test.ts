import { expect, story } from '../support/story.ts';

story(
	'Katarína and Jana drag different cards at once and both moves survive',
	async ({ enter }) => {
		const [katarina, marek] = await Promise.all([enter('katarina'), enter('marek')]);
		const people = [katarina, marek];
		const before = await katarina.board.column('Closing').titles();

		await Promise.all([
			katarina.board
				.column('Negotiation')
				.card('Heat pumps for 96 flats')
				.drag(katarina.board.column('Closing').card('Wymiana agregatu').item, 'top'),
			jana.board
				.column('Negotiation')
				.card('Strecha, sklad Žilina')
				.drag(jana.board.column('Closing').card('Service contract, five hotels').item, 'top')
		]);
		await Promise.all(people.map(({ page }) => page.mouse.up()));

		const [first, ...rest] = before;
		const after = ['Strecha, sklad Žilina', first!, 'Heat pumps for 96 flats', ...rest];
		for (const { board } of people) {
			await board.expectOrder('Closing', after);
			await expect(board.column('Negotiation').card('Strecha, sklad Žilina').item).toHaveCount(0);
		}
		for (const person of people) {
			await person.expectSaved();
			await person.page.reload();
			await person.board.expectOrder('Closing', after);
		}
	}
);
