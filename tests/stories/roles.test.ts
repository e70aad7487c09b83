import { keptOn } from '../support/device.ts';
import { expect, story } from '../support/story.ts';

const SALES = '/javorina/settings/roles/salesRepresentative';

story(
	'Jana hides what deals are worth from Marek’s role: his open board and his device forget it',
	async ({ enter }) => {
		const [marek, jana] = await Promise.all([enter('marek'), enter('jana', { at: SALES })]);
		const title = 'Výmena chladenia, linka 3';
		const card = marek.board.column('Quote sent').card(title).item;
		await expect(card).toContainText('€');
		const { page } = jana;
		await page.getByRole('button', { name: /^Sales: fields/ }).click();
		const fields = jana.dialog('Sales: fields');
		await fields.getByLabel('Value', { exact: true }).selectOption('Hidden');
		await fields.getByRole('button', { name: 'Done', exact: true }).click();

		const person = page.getByRole('combobox', { name: 'Person', exact: true });
		await person.fill('Marek');
		await person.press('Enter');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(page.getByRole('row', { name: /^Deals/ })).toBeVisible();
		await expect(card).toContainText('€');

		await page.getByRole('button', { name: 'Save role', exact: true }).click();
		await expect(jana.toast).toContainText('Sales representative is saved');
		await expect(card).not.toContainText('€');
		await expect(card).toBeVisible();
		const amounts = /"amount"/;
		await expect.poll(async () => JSON.stringify(await keptOn(marek.page))).not.toMatch(amounts);
		await page.getByRole('button', { name: 'Undo all changes', exact: true }).click();
		await expect(card).toContainText('€');
	}
);

story(
	'Jana copies a role, gives it to Bence, and it cannot be deleted while he has it',
	async ({ enter }) => {
		const [bence, jana] = await Promise.all([
			enter('bence', { at: '/javorina/contacts' }),
			enter('jana', { at: '/javorina/settings/roles' })
		]);
		const { page } = jana;
		await expect(bence.nav.getByRole('link', { name: /^Pipeline/ })).toHaveCount(0);
		await page.getByRole('button', { name: 'Copy Telephonist', exact: true }).click();
		const name = page.getByRole('textbox', { name: 'Role name', exact: true });
		await expect(name).toHaveValue('Copy of Telephonist');
		await name.fill('Call centre lead');
		await page.getByLabel('Sales: access', { exact: true }).selectOption('Read');
		await page.getByRole('button', { name: 'Save role', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Call centre lead' })).toBeVisible();
		const path = new URL(page.url()).pathname;

		await jana.goto('/javorina/settings/team');
		await page.getByRole('button', { name: 'Edit Bence Szűcs', exact: true }).click();
		const dialog = jana.dialog('Edit Bence Szűcs');
		await dialog.getByRole('checkbox', { name: 'Call centre lead', exact: true }).check();
		await dialog.getByText('What this comes to').click();
		await expect(dialog).toContainText('Sales: Read · All records · Call centre lead');
		await dialog.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(bence.nav.getByRole('link', { name: /^Pipeline/ })).toBeVisible();

		jana.troubles.expect(/^409 DELETE /);
		await jana.goto(path);
		await page.getByRole('button', { name: 'Delete role', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('1 person has this role');
	}
);

story(
	'Žofia of the call centre has what is shared with her, and nothing else',
	async ({ enter }) => {
		const [zofia, marek] = await Promise.all([
			enter('zofia', { at: '/javorina/contacts' }),
			enter('marek', { at: '/javorina/contacts?list=companies' })
		]);
		const { page } = zofia;
		await expect(page.getByText('9 people').first()).toBeVisible();
		await expect(zofia.nav.getByRole('link', { name: /^Pipeline/ })).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Add person' })).toHaveCount(0);

		const firm = 'Základná škola Limbová';
		const hers = page.getByText('Andrea Kubíková').first();
		await expect(hers).toHaveCount(0);
		await marek.page.getByRole('link', { name: firm, exact: true }).click();
		await marek.page.getByRole('button', { name: `Actions for ${firm}`, exact: true }).click();
		await marek.page.getByRole('menuitem', { name: 'Share…', exact: true }).click();
		const dialog = marek.dialog(`Share ${firm}`);
		const partner = dialog.getByRole('combobox', { name: 'Share with', exact: true });
		await partner.fill('Žofia');
		await partner.press('Enter');
		await dialog.getByRole('button', { name: 'Share', exact: true }).click();
		await expect(hers).toBeVisible();
		await dialog.getByRole('button', { name: 'Stop sharing with Žofia Malá', exact: true }).click();
		await expect(hers).toHaveCount(0);
		await expect(page.getByText('9 people').first()).toBeVisible();

		await zofia.goto('/javorina/settings/team');
		await expect(page.getByRole('list', { name: 'People in this project' })).toBeVisible();
		await expect(page.getByText('jana@javorina.example')).toHaveCount(0);
		await zofia.goto('/javorina/settings/roles');
		await expect(page.getByText('This page is not here')).toBeVisible();
	}
);
