import { expect, story } from '../support/story.ts';

story(
	'Jana deletes the card that Tomáš holds, quickly: he reads who did it, and restores it',
	async ({ enter }) => {
		const [tomas, jana] = await Promise.all([enter('tomas', { isWide: true }), enter('jana')]);
		const title = 'Klimatizácia kongresovej sály';
		const { board } = tomas;
		const target = board.column('Qualified').card('Tepelné čerpadlá, wellness');
		await board.column('Quote sent').card(title).drag(target.item, 'top');
		await jana.board.card(title).choose('Delete');
		await expect(tomas.toast).toContainText('Jana Kováčová deleted this deal');
		await tomas.page.mouse.up();
		await tomas.toast.getByRole('button', { name: 'Restore', exact: true }).click();
		await expect(board.card(title).link).toBeVisible();
		await expect(jana.board.card(title).link).toBeVisible();
		await Promise.all([tomas.expectSaved(), jana.expectSaved()]);
	}
);
