import { expect, story } from '../support/story.ts';

story(
	'Katarína and Jana drag different cards at once and both moves survive',
	async ({ enter }) => {
		const people = await Promise.all([
			enter('katarina', { isWide: true }),
			enter('jana', { isWide: true })
		]);
		const [katarina, jana] = people;
		const [first, ...rest] = await katarina.board.column('Closing').titles();
		const drag = ({ board }: typeof jana, title: string, onto: string) =>
			board.column('Negotiation').card(title).drag(board.column('Closing').card(onto).item, 'top');

		await Promise.all([
			drag(katarina, 'Heat pumps for 96 flats', 'Wymiana agregatu'),
			drag(jana, 'Strecha, sklad Žilina', 'Service contract, five hotels')
		]);
		await Promise.all(people.map(({ page }) => page.mouse.up()));

		const after = ['Strecha, sklad Žilina', first!, 'Heat pumps for 96 flats', ...rest];
		for (const { board } of people) {
			await board.expectOrder('Closing', after);
			await expect(board.column('Negotiation').card('Strecha, sklad Žilina').item).toHaveCount(0);
		}
		await Promise.all(
			people.map(async (person) => {
				await person.expectSaved();
				await person.page.reload();
				await person.board.expectOrder('Closing', after);
			})
		);
	}
);
