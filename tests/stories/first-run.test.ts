import { expect, story } from '../support/story.ts';

story.use({ isDemo: false });

const PHRASE = 'sedem vrchov a more';

story(
	'Jana sets a project up, adds a deal, and Marek joins by her link',
	async ({ server, visit }) => {
		const jana = await visit();
		await jana.goto(`/setup?code=${server.setupCode}`);
		await expect(
			jana.page.getByRole('heading', { level: 1, name: 'Set up your project' })
		).toBeVisible();
		await jana.page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Jana Kováčová');
		await jana.page.getByRole('textbox', { name: 'Email', exact: true }).fill('jana@example.com');
		await jana.page.getByLabel('Password').fill(PHRASE);
		await jana.page
			.getByRole('textbox', { name: 'Project name', exact: true })
			.fill('Strechy Žilina');
		await jana.page.getByRole('button', { name: 'Create project', exact: true }).click();

		await expect(jana.page).toHaveURL(/\/strechy-zilina\/pipeline\/new-business$/);
		await expect(jana.page.getByRole('heading', { level: 2, name: 'No deals yet' })).toBeVisible();
		await expect(
			jana.page.getByRole('link', { name: 'Import a list', exact: true })
		).toHaveAttribute('href', '/strechy-zilina/import');
		await jana.page.getByRole('button', { name: 'Add your first deal', exact: true }).click();
		const dialog = jana.dialog('New deal');
		await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Strecha, sklad');
		await dialog.getByRole('textbox', { name: 'Value', exact: true }).fill('12 400');
		await dialog.getByRole('button', { name: 'Create deal', exact: true }).click();
		await expect(jana.board.column('Incoming').card('Strecha, sklad').item).toContainText(
			'€12,400'
		);
		await jana.expectSaved();

		await jana.goto('/strechy-zilina/settings/team');
		await jana.page.getByRole('button', { name: 'Invite person', exact: true }).click();
		const invite = jana.dialog('Invite');
		await invite.getByRole('textbox', { name: 'Email', exact: true }).fill('marek@example.com');
		await invite
			.getByRole('group', { name: 'Roles' })
			.getByRole('checkbox', { name: 'User' })
			.check();
		await invite.getByRole('button', { name: 'Create invite link', exact: true }).click();
		const link = await invite
			.getByRole('textbox', { name: 'Invite link', exact: true })
			.inputValue();
		expect(link).toContain(`${server.url}/join/`);

		const marek = await visit();
		await marek.page.goto(link);
		await expect(
			marek.page.getByRole('heading', { level: 1, name: 'Join Strechy Žilina', exact: true })
		).toBeVisible();
		await marek.page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Marek Šimko');
		await marek.page.getByLabel('Password').fill(PHRASE);
		await marek.page.getByRole('button', { name: 'Join', exact: true }).click();
		await expect(marek.board.column('Incoming').card('Strecha, sklad').link).toBeVisible();
		await marek.expectSaved();

		const again = await visit();
		await again.page.goto(link);
		await expect(again.page.getByRole('alert')).toHaveText(/no longer valid/);
	}
);
