import { keptOn, socketSwitch } from '../support/device.ts';
import { PIPELINE, signIn, type Person } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

/** Marek stands before the list of projects, and a deal of his has not reached the server. */
async function begun(visit: () => Promise<Person>, url: string) {
	const marek = await visit();
	const wire = await socketSwitch(marek.page);
	await signIn(marek.context, url, 'marek');
	marek.troubles.expect(/WebSocket/);
	await marek.goto(PIPELINE);
	await marek.expectSaved();
	await wire.cut();
	await marek.board.column('Incoming').quickAdd('Spod dverí');
	await expect(marek.status).toHaveText('Offline – 1 change waiting');
	await marek.goto('/?list');
	const { page } = marek;
	const choose = async (choice: string) => {
		await page.getByRole('button', { name: 'Sign out', exact: true }).click();
		const dialog = marek.dialog('Changes are still waiting');
		await expect(dialog).toContainText('1 change has not reached the server');
		await dialog.getByRole('button', { name: choice, exact: true }).click();
	};
	const signedOut = () =>
		expect(page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })).toBeVisible();
	return { marek, page, wire, choose, signedOut };
}

story(
	'Marek signs out from the list of projects and sends what waits',
	async ({ visit, enter, server }) => {
		const { page, wire, choose, signedOut } = await begun(visit, server.url);
		wire.mend();
		await choose('Send');
		await signedOut();
		const jana = await enter('jana');
		await expect(jana.board.column('Incoming').card('Spod dverí').link).toBeVisible();
		const [kept] = Object.values(await keptOn(page));
		expect([kept?.journal?.count, kept?.snapshot?.count]).toEqual([0, 0]);
	}
);

story(
	'Marek signs out from the list of projects and keeps what waits',
	async ({ visit, enter, server }) => {
		const { marek, page, wire, choose, signedOut } = await begun(visit, server.url);
		await choose('Keep sealed for me');
		await signedOut();
		const [kept] = Object.values(await keptOn(page));
		expect([kept?.journal?.count, kept?.snapshot?.count]).toEqual([1, 0]);
		wire.mend();
		await signIn(marek.context, server.url, 'marek');
		await marek.goto(PIPELINE);
		await marek.expectSaved();
		const jana = await enter('jana');
		await expect(jana.board.column('Incoming').card('Spod dverí').link).toBeVisible();
	}
);

story(
	'Marek signs out from the list of projects and discards what waits',
	async ({ visit, server }) => {
		const { page, choose, signedOut } = await begun(visit, server.url);
		await choose('Discard');
		await signedOut();
		expect(await keptOn(page)).toEqual({});
	}
);

story(
	'Jana signs out of one project, and is asked about what waits in the other',
	async ({ visit, enter, server }) => {
		const jana = await visit();
		const { page } = jana;
		const wire = await socketSwitch(page);
		await signIn(jana.context, server.url, 'jana');
		jana.troubles.expect(/WebSocket/);
		await jana.goto(PIPELINE);
		await jana.expectSaved();
		await wire.cut();
		await jana.board.column('Incoming').quickAdd('Z druhého projektu');
		await expect(jana.status).toHaveText('Offline – 1 change waiting');
		wire.mend();
		await page.route('**/api/javorina/**', (route) => route.abort());
		jana.troubles.expect(/javorina/);
		await jana.goto('/?list&new');
		await page.getByRole('textbox', { name: 'Project name', exact: true }).fill('Vetrolom');
		await page.getByRole('button', { name: 'Create project', exact: true }).click();
		await jana.expectSaved();
		await page.unroute('**/api/javorina/**');

		await page.getByRole('button', { name: 'Sign out', exact: true }).click();
		const dialog = jana.dialog('Changes are still waiting');
		await expect(dialog).toContainText('1 change has not reached the server');
		await dialog.getByRole('button', { name: 'Send', exact: true }).click();
		await expect(
			page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })
		).toBeVisible();
		const tomas = await enter('tomas');
		await expect(tomas.board.column('Incoming').card('Z druhého projektu').link).toBeVisible();
	}
);
