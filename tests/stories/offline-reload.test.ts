import { expect, story } from '../support/story.ts';

story('Marek opens the bare address in the train, and comes to his project', async ({ enter }) => {
	const marek = await enter('marek');
	await marek.readyForOffline();
	await marek.goOffline();
	await marek.goto('/');
	await expect(
		marek.page.getByRole('heading', { level: 1, name: 'You are offline' })
	).toBeVisible();
	await marek.page.getByRole('link', { name: 'Javorina', exact: true }).click();
	await expect(marek.board.column('Negotiation').card('Strecha, sklad Žilina').link).toBeVisible();

	await marek.openDeal('Strecha, sklad Žilina');
	const others = marek.page.getByText('Deals closed earlier are on the server');
	await expect(others).toBeVisible();
	await marek.goOnline();
	await expect(others).toBeHidden();
});

story(
	'Marek opens his board without a network, works, and everything arrives later',
	async ({ enter }) => {
		const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
		await marek.readyForOffline();
		await marek.goOffline();

		const asked = Date.now();
		await marek.page.reload();
		const card = marek.board.column('Negotiation').card('Strecha, sklad Žilina');
		await expect(card.link).toBeVisible();
		story
			.info()
			.annotations.push({ type: 'ms to the board', description: `${Date.now() - asked}` });
		await expect(marek.status).toHaveText('Offline');

		await marek.board.column('Incoming').quickAdd('Plot okolo skladu 4 300');
		await expect(marek.board.column('Incoming').card('Plot okolo skladu').item).toContainText(
			'€4,300'
		);
		await expect(marek.status).toHaveText('Offline – 1 change waiting');
		await marek.page.reload();
		await expect(marek.board.column('Incoming').card('Plot okolo skladu').link).toBeVisible();

		await marek.goOnline();
		await marek.expectSaved();
		await expect(jana.board.column('Incoming').card('Plot okolo skladu').item).toContainText(
			'€4,300'
		);
	}
);
