import { expect, story } from '../support/story.ts';

story(
	'Marek sees the deals of Žilina, and one of Brno from the moment it is Žilina’s too',
	async ({ enter }) => {
		const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
		const title = 'Vytápění haly';
		await expect(marek.board.column('Quote sent').cards).toHaveText([
			'Klimatizácia kongresovej sály',
			'Výmena chladenia, linka 3'
		]);
		await expect(marek.board.column('Quote sent').region).toContainText('2 deals');
		await jana.openDeal(title);
		const path = new URL(jana.page.url()).pathname;

		const departments = jana.facts.getByRole('combobox', { name: 'Departments', exact: true });
		await departments.fill('Žilina');
		await departments.press('Enter');
		await jana.expectSaved();
		await expect(marek.board.column('Quote sent').card(title).link).toBeVisible();

		await jana.facts.getByRole('button', { name: 'Remove Žilina', exact: true }).click();
		await expect(marek.board.card(title).link).toHaveCount(0);
		marek.troubles.expect(/^404 GET .*\/records\/deals\//);
		await marek.goto(path);
		// What this device still had may be told as gone, but not as anything that is there.
		await expect(marek.page.getByText(/(no longer|not) shared with you/)).toBeVisible();
	}
);
