import { expect, story } from '../support/story.ts';

story(
	'Jana holds a card that Katarína moves away: Jana is told, and her drop counts',
	async ({ enter }) => {
		const [jana, katarina] = await Promise.all([
			enter('jana', { isWide: true }),
			enter('katarina', { isWide: true })
		]);
		const title = 'Klimatizácia kongresovej sály';
		const first = 'Tepelné čerpadlá, wellness';
		await jana.board
			.column('Quote sent')
			.card(title)
			.drag(jana.board.column('Qualified').card(first).item, 'top');

		const card = katarina.board.column('Quote sent').card(title);
		await card.dragTo(
			katarina.board.column('Closing').card('Service contract, five hotels').item,
			'top'
		);
		await expect(katarina.board.column('Closing').card(title).link).toBeVisible();
		await expect(jana.page.getByText(/just moved this to Closing$/)).toBeVisible();

		await jana.page.mouse.up();
		for (const { board } of [jana, katarina]) {
			await expect(board.column('Qualified').card(title).link).toBeVisible();
			await expect(board.column('Closing').card(title).link).toHaveCount(0);
			await expect(board.card(title).link).toHaveCount(1);
		}
		await expect(jana.toast.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
		await Promise.all([jana.expectSaved(), katarina.expectSaved()]);
	}
);
