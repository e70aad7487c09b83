import { expect, story } from '../support/story.ts';

story(
	'Jana gives Marek another department, and his open board has its deals',
	async ({ enter }) => {
		const [marek, jana] = await Promise.all([
			enter('marek'),
			enter('jana', { at: '/javorina/settings/team' })
		]);
		const theirs = marek.board.column('Quote sent').card('Vytápění haly').link;
		await expect(marek.board.column('Quote sent').cards).toHaveCount(2);
		await expect(theirs).toHaveCount(0);
		await jana.page.getByRole('button', { name: 'Edit Marek Šimko', exact: true }).click();
		const dialog = jana.dialog('Edit Marek Šimko');
		await dialog.getByRole('checkbox', { name: 'Brno', exact: true }).check();
		await dialog.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(dialog).toHaveCount(0);
		await expect(theirs).toBeVisible();
		await expect(jana.page.getByRole('listitem').filter({ hasText: 'Marek' })).toContainText(
			'Brno'
		);
	}
);

story(
	'Jana deactivates Marek: his page is locked, and Katarína has his deals',
	async ({ enter }) => {
		const [marek, jana] = await Promise.all([
			enter('marek'),
			enter('jana', { at: '/javorina/settings/team' })
		]);
		marek.troubles.expect(/404/);
		jana.troubles.expect(/^409 PATCH /);
		await jana.page.getByRole('button', { name: 'Edit Jana Kováčová', exact: true }).click();
		const self = jana.dialog('Edit Jana Kováčová');
		await self.getByRole('checkbox', { name: 'Admin', exact: true }).uncheck();
		await self.getByRole('checkbox', { name: 'User', exact: true }).check();
		await self.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(self.getByRole('alert')).toContainText('needs an Admin');
		await self.getByRole('button', { name: 'Cancel', exact: true }).click();

		await jana.page.getByRole('button', { name: 'Edit Marek Šimko', exact: true }).click();
		await jana
			.dialog('Edit Marek Šimko')
			.getByRole('button', { name: 'Deactivate…', exact: true })
			.click();
		const dialog = jana.dialog('Deactivate Marek Šimko');
		const heir = dialog.getByRole('combobox', { name: 'Who takes over their records' });
		await heir.fill('Katarína');
		await heir.press('Enter');
		await dialog.getByRole('button', { name: 'Deactivate', exact: true }).click();
		await expect(dialog).toHaveCount(0);
		await expect(marek.page.getByText('This page is not here')).toBeVisible();
		const row = jana.page.getByRole('listitem').filter({ hasText: 'Marek Šimko' });
		await expect(row).toContainText('Left');
		await jana.goto('/javorina/pipeline/new-business');
		await jana.openDeal('Výmena chladenia, linka 3');
		const owner = jana.facts.getByRole('combobox', { name: 'Owner', exact: true });
		await expect(owner).toHaveValue(/Katarína/);
	}
);
