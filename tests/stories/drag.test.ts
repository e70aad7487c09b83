import { expect, story } from '../support/story.ts';

story('Marek drags a deal to another stage and Jana sees it there', async ({ enter }) => {
	const [marek, jana] = await Promise.all([enter('marek', { isWide: true }), enter('jana')]);
	const all = await jana.board.column('Closing').titles();
	const card = marek.board.column('Negotiation').card('Strecha, sklad Žilina');
	const target = marek.board.column('Closing').card('Service contract, five hotels').item;
	const zones = marek.page.getByRole('region', { name: 'Drop zones', exact: true });
	await card.drag(target, 'top');
	await expect(zones).toBeVisible();
	await marek.page.evaluate(() => dispatchEvent(new Event('blur')));
	await expect(zones).toHaveCount(0);
	await marek.page.mouse.up();
	await expect(card.item).toBeVisible();
	await expect(marek.status).toHaveText('Saved');

	await card.dragTo(target, 'top');

	// Marek sees the deals of his office only; his place is right among all of them.
	const mine = ['Strecha, sklad Žilina', 'Service contract, five hotels'];
	await marek.board.expectOrder('Closing', mine);
	await jana.board.expectOrder('Closing', ['Strecha, sklad Žilina', ...all]);
	await expect(card.item).toHaveCount(0);
	await marek.expectSaved();
	await jana.page.reload();
	await jana.board.expectOrder('Closing', ['Strecha, sklad Žilina', ...all]);
});
