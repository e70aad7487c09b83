import { socketSwitch } from '../support/device.ts';
import { PIPELINE, signIn } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

story('Marek’s browser throws away what it keeps, and he works on', async ({ enter }) => {
	const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
	const { page } = marek;
	await page.evaluate(async () => {
		for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
	});
	await marek.board.column('Incoming').quickAdd('Plot okolo skladu 4 300');
	await expect(jana.board.card('Plot okolo skladu').link).toBeVisible();
	await marek.expectSaved();
	await marek.goOffline();
	await marek.board.column('Incoming').quickAdd('Brána ku skladu 1 900');
	await expect(marek.status).toHaveText('Offline – 1 change waiting');
	await expect(page.getByText('Offline saving is off')).toBeVisible();
	await marek.goOnline();
	await marek.expectSaved();
	await expect(jana.board.card('Brána ku skladu').link).toBeVisible();
});

story(
	'Marek signs out where nothing can be sealed, and sends what waits',
	async ({ visit, enter, server }) => {
		const marek = await visit();
		const wire = await socketSwitch(marek.page);
		await signIn(marek.context, server.url, 'marek');
		marek.troubles.expect(/WebSocket/);
		await marek.goto(PIPELINE);
		await marek.expectSaved();
		await marek.page.evaluate(async () => {
			for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
		});
		await wire.cut();
		await marek.board.column('Incoming').quickAdd('Brána ku skladu 1 900');
		await expect(marek.page.getByText('Offline saving is off')).toBeVisible();
		await marek.page.getByRole('button', { name: 'Sign out', exact: true }).click();
		const dialog = marek.dialog('Changes are still waiting');
		await expect(dialog).toContainText('This browser cannot keep them for later.');
		await expect(dialog.getByRole('button', { name: 'Keep sealed for me' })).toHaveCount(0);
		await dialog.getByRole('button', { name: 'Send', exact: true }).click();
		wire.mend();
		await expect(
			marek.page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })
		).toBeVisible();
		const jana = await enter('jana');
		await expect(jana.board.card('Brána ku skladu').link).toBeVisible();
	}
);

story(
	'Marek signs out from the list of projects, and hears of what one of his tabs alone has',
	async ({ visit, server }) => {
		const marek = await visit();
		const wire = await socketSwitch(marek.page);
		await signIn(marek.context, server.url, 'marek');
		// The tab counts anew what has just been sent, and may ask before it hears that nobody is signed in.
		marek.troubles.expect(/WebSocket/, /^401 GET .*\/api\/javorina\/(me$|totals\/)/);
		await marek.goto(PIPELINE);
		await marek.expectSaved();
		await marek.page.evaluate(async () => {
			for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
		});
		await wire.cut();
		await marek.board.column('Incoming').quickAdd('Brána ku skladu 1 900');
		await expect(marek.page.getByText('Offline saving is off')).toBeVisible();
		const list = await marek.context.newPage();
		await list.goto(`${server.url}/?list`);
		await list.getByRole('button', { name: 'Sign out', exact: true }).click();
		const dialog = list.getByRole('dialog', { name: 'Changes are still waiting', exact: true });
		await expect(dialog).toContainText('1 change has not reached the server');
		await expect(dialog).toContainText('This browser cannot keep them for later.');
		wire.mend();
		await dialog.getByRole('button', { name: 'Send', exact: true }).click();
		await expect(
			list.getByRole('heading', { level: 1, name: 'Sign in', exact: true })
		).toBeVisible();
		await expect(marek.page.getByText('could not keep')).toHaveCount(0);
	}
);
