import { expectAccessible } from '../support/axe.ts';
import { expect, story } from '../support/story.ts';

const BIN = '/javorina/settings/data/bin';
const CHILLER = 'Výmena chladenia, linka 3';
const HALL = 'Klimatizácia kongresovej sály';

story(
	'Jana brings back what Marek deletes, and he has it on his board again',
	async ({ enter }) => {
		const [marek, jana] = await Promise.all([enter('marek'), enter('jana', { at: BIN })]);
		await expect(jana.page.getByRole('heading', { name: 'Nothing was deleted' })).toBeVisible();
		const entries = jana.page
			.getByRole('list', { name: 'Deleted records', exact: true })
			.getByRole('listitem');
		const button = (name: string) => jana.page.getByRole('button', { name, exact: true });

		for (const title of [CHILLER, HALL]) {
			await marek.board.card(title).choose('Delete');
			await expect(entries.filter({ hasText: title })).toContainText('Marek Šimko');
		}
		await expect(entries.first()).toContainText(HALL);
		await expectAccessible(jana.page, 'the bin');
		await jana.page.emulateMedia({ colorScheme: 'dark' });
		await expectAccessible(jana.page, 'the bin in the dark');

		await button(`Restore ${CHILLER}`).click();
		await expect(entries).toHaveCount(1);
		await expect(button(`Restore ${HALL}`)).toBeFocused();
		await expect(marek.board.column('Quote sent').card(CHILLER).link).toBeVisible();

		await jana.toast.getByRole('button', { name: 'Undo', exact: true }).click();
		await expect(entries).toHaveCount(2);
		await expect(marek.board.card(CHILLER).link).toHaveCount(0);

		await jana.page.getByRole('checkbox', { name: 'Select all', exact: true }).check();
		const toolbar = jana.page.getByRole('toolbar', { name: '2 selected', exact: true });
		await toolbar.getByRole('button', { name: 'Restore', exact: true }).click();
		await expect(jana.toast.last()).toContainText('2 records restored');
		await expect(marek.board.column('Quote sent').cards).toHaveText([HALL, CHILLER]);
		await expect(jana.page.getByRole('heading', { name: 'Nothing was deleted' })).toBeVisible();
	}
);

story('a restored company is on the pages of its people again', async ({ enter }) => {
	const [katarina, jana] = await Promise.all([
		enter('katarina', { at: '/javorina/contacts' }),
		enter('jana')
	]);
	await katarina.page.getByRole('gridcell').getByRole('link').first().click();
	// Her page asks for what she has just deleted.
	jana.troubles.expect(/^404 GET .*\/records\/companies\//);
	const firm = katarina.facts.getByRole('combobox', { name: 'Company', exact: true });
	await expect(firm).toHaveValue(/./);
	const name = await firm.inputValue();

	await jana.goto(`/javorina/contacts?list=companies&q=${encodeURIComponent(name)}`);
	await jana.page.getByRole('link', { name, exact: true }).first().click();
	await jana.page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
	await jana.page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
	await expect(firm).toHaveValue('');

	await jana.goto(BIN);
	await jana.page.getByRole('button', { name: `Restore ${name}`, exact: true }).click();
	await expect(firm).toHaveValue(name);
});

story(
	'a deal that is restored without a network is back for everybody once there is one; Bence has no bin',
	async ({ enter }) => {
		const [marek, jana] = await Promise.all([enter('marek'), enter('jana', { at: BIN })]);
		await marek.board.card(CHILLER).choose('Delete');
		const restore = jana.page.getByRole('button', { name: `Restore ${CHILLER}`, exact: true });
		await expect(restore).toBeVisible();
		await jana.goOffline();
		await expect(jana.page.getByText('The bin is on the server')).toBeVisible();
		await restore.click();
		await expect(restore).toHaveCount(0);
		await expect(jana.status).toHaveText('Offline – 1 change waiting');
		await jana.goOnline();
		await expect(marek.board.column('Quote sent').card(CHILLER).link).toBeVisible();

		const bence = await enter('bence', { at: BIN });
		await expect(
			bence.page.getByRole('heading', { level: 1, name: 'This page is not here' })
		).toBeVisible();
	}
);
