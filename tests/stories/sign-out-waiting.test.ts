import { cachedOn, keptOn, socketSwitch } from '../support/device.ts';
import { signIn } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

/** What may stay in the browser's caches: the program, and nothing of anybody's. */
const STATIC = /^\/_app\/|^\/(sign-in|theme\.js|icon\.svg|manifest\.webmanifest)$/;

/** Marek has added a deal that the server does not have yet. */
const waiting = story.extend<{
	marek: Awaited<ReturnType<typeof begun>>;
}>({
	marek: async ({ visit, server }, use) => use(await begun(visit, server.url))
});

async function begun(visit: () => Promise<import('../support/person.ts').Person>, url: string) {
	const person = await visit();
	const wire = await socketSwitch(person.page);
	await signIn(person.context, url, 'marek');
	await person.goto('/javorina/pipeline/new-business');
	await person.expectSaved();
	person.troubles.expect(/WebSocket/);
	await wire.cut();
	await person.board.column('Incoming').quickAdd('Plot okolo skladu 4 300');
	await expect(person.status).toHaveText('Offline – 1 change waiting');
	return { person, wire };
}

waiting('Marek signs out and sends what waits', async ({ marek, enter }) => {
	const jana = await enter('jana');
	const { person, wire } = marek;
	await person.page.getByRole('button', { name: 'Sign out', exact: true }).click();
	const dialog = person.dialog('Changes are still waiting');
	await dialog.getByRole('button', { name: 'Send', exact: true }).click();
	wire.mend();
	await person.expectSignedOut();
	await expect(jana.board.card('Plot okolo skladu').link).toBeVisible();
	expect(JSON.stringify(await keptOn(person.page))).not.toContain('Plot okolo skladu');
});

waiting(
	'what waits is sent while Marek is asked, and nothing is left to ask',
	async ({ marek, enter }) => {
		const { person, wire } = marek;
		await person.page.getByRole('button', { name: 'Sign out', exact: true }).click();
		await expect(person.dialog('Changes are still waiting')).toContainText(
			'1 change has not reached'
		);
		wire.mend();
		await person.expectSignedOut();
		const jana = await enter('jana');
		await expect(jana.board.card('Plot okolo skladu').link).toBeVisible();
	}
);

waiting('Marek cannot sign out on the train, and nothing is deleted', async ({ marek, enter }) => {
	const { person, wire } = marek;
	await person.readyForOffline();
	await person.goOffline();
	for (const choice of ['Send', 'Discard']) {
		await person.page.getByRole('button', { name: 'Sign out', exact: true }).click();
		const dialog = person.dialog('Changes are still waiting');
		await dialog.getByRole('button', { name: choice, exact: true }).click();
		// The machine that runs the server may reach it without a network: it tries as long as ever.
		await expect(person.toast).toContainText('1 change still waits.', { timeout: 20_000 });
		await expect(person.heard).toContainText('You could not be signed out.');
		await person.toast.getByRole('button', { name: 'Dismiss', exact: true }).click();
	}
	await expect(person.status).toHaveText('Offline – 1 change waiting');
	expect(JSON.stringify(await keptOn(person.page))).toContain('Plot okolo skladu');
	wire.mend();
	await person.goOnline();
	await person.expectSaved();
	const jana = await enter('jana');
	await expect(jana.board.card('Plot okolo skladu').link).toBeVisible();
});

waiting('Marek signs out and discards what waits', async ({ marek, enter, server }) => {
	const { person, wire } = marek;
	await person.signOut('Discard');
	expect(await keptOn(person.page)).toEqual({});
	const cached = await cachedOn(person.page);
	expect(cached.filter((path) => !STATIC.test(path))).toEqual([]);
	wire.mend();
	await signIn(person.context, server.url, 'marek');
	await person.goto('/javorina/pipeline/new-business');
	await person.expectSaved();
	await expect(person.board.card('Plot okolo skladu').link).toHaveCount(0);
	const jana = await enter('jana');
	await expect(jana.board.card('Plot okolo skladu').link).toHaveCount(0);
});
