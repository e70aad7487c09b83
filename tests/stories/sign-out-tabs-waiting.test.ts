import { Board } from '../support/board.ts';
import { keptOn, socketSwitch } from '../support/device.ts';
import { PIPELINE, signIn } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

/** Marek has two tabs, in each of them a deal that the server does not have. */
const torn = story.extend<{ marek: Awaited<ReturnType<typeof begun>> }>({
	marek: async ({ visit, server }, use) => use(await begun(visit, server.url))
});

async function begun(visit: () => Promise<import('../support/person.ts').Person>, url: string) {
	const person = await visit();
	const second = await person.context.newPage();
	const wires = await Promise.all([person.page, second].map(socketSwitch));
	await signIn(person.context, url, 'marek');
	// The other tab, cut off as it is, may ask again before it hears that nobody is signed in.
	person.troubles.expect(/WebSocket/, /^401 GET .*\/api\/javorina\/me$/);
	for (const [page, title, waiting] of [
		[person.page, 'Z prvej karty', '1 change waiting'],
		[second, 'Z druhej karty', '2 changes waiting']
	] as const) {
		await page.goto(url + PIPELINE);
		const status = page.getByRole('status', { name: 'Sync status', exact: true });
		await expect(status).toHaveText('Saved');
		await wires[page === second ? 1 : 0]!.cut();
		await new Board(page).column('Incoming').quickAdd(title);
		await expect(status).toHaveText(`Offline – ${waiting}`);
	}
	const mend = () => wires.forEach((wire) => wire.mend());
	return { person, second, mend };
}

torn('Marek discards what waits in both tabs, and is told how much', async ({ marek }) => {
	const { person, second } = marek;
	await person.page.getByRole('button', { name: 'Sign out', exact: true }).click();
	const dialog = person.dialog('Changes are still waiting');
	await expect(dialog).toContainText('2 changes have not reached the server');
	await dialog.getByRole('button', { name: 'Discard', exact: true }).click();
	await expect(
		second.getByRole('heading', { level: 1, name: 'You are signed out', exact: true })
	).toBeVisible();
	await expect(second.getByText('Sign in again to go on.')).toBeVisible();
	await expect(second.getByText('kept in this browser')).toHaveCount(0);
	await expect(
		person.page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })
	).toBeVisible();
	expect(await keptOn(person.page)).toEqual({});
});

torn('Marek discards nothing that came to his other tab meanwhile', async ({ marek }) => {
	const { person, second } = marek;
	await person.page.getByRole('button', { name: 'Sign out', exact: true }).click();
	const dialog = person.dialog('Changes are still waiting');
	await expect(dialog).toContainText('2 changes have not reached the server');
	await new Board(second).column('Incoming').quickAdd('Z druhej karty, neskôr');
	await expect(second.getByRole('status', { name: 'Sync status', exact: true })).toHaveText(
		'Offline – 3 changes waiting'
	);
	const discard = dialog.getByRole('button', { name: 'Discard', exact: true });
	await discard.click();
	await expect(dialog).toContainText('3 changes have not reached the server');
	const [kept] = Object.values(await keptOn(second));
	expect(kept?.journal?.text).toContain('Z druhej karty, neskôr');
	await discard.click();
	await expect(
		person.page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })
	).toBeVisible();
});

torn(
	'Marek seals what waits in both tabs, and a tab left open sits on none of it',
	async ({ marek, enter, server }) => {
		const { person, second, mend } = marek;
		await person.signOut('Keep sealed for me');
		await expect(second.getByText('kept in this browser')).toBeVisible();
		mend();
		await signIn(person.context, server.url, 'marek');
		await person.goto(PIPELINE);
		await person.expectSaved();
		const jana = await enter('jana');
		const incoming = jana.board.column('Incoming');
		await expect(incoming.card('Z prvej karty').link).toBeVisible();
		await expect(incoming.card('Z druhej karty').link).toBeVisible();
	}
);

for (const next of ['jana', 'marek']) {
	torn(
		`a tab that Marek has left stays locked when ${next} signs in and the network is back`,
		async ({ marek, enter, server }) => {
			const { person, second, mend } = marek;
			const locked = { level: 1, name: 'You are signed out', exact: true } as const;
			await person.signOut('Keep sealed for me');
			await expect(second.getByText('kept in this browser')).toBeVisible();
			mend();
			await signIn(person.context, server.url, next);
			const asked: string[] = [];
			second.on('request', (request) => asked.push(request.url()));
			second.on('websocket', (socket) => asked.push(socket.url()));
			await second.evaluate(() => dispatchEvent(new Event('online')));

			// Long enough for a page to have connected: another one has, and has seen what a third one did.
			const [seen, jana] = await Promise.all([enter('tomas'), enter('jana')]);
			await jana.board.column('Incoming').quickAdd('Nová strecha');
			await expect(seen.board.column('Incoming').card('Nová strecha').link).toBeVisible();
			await expect(seen.board.column('Incoming').card('Z druhej karty').link).toHaveCount(0);
			await expect(second.getByRole('heading', locked)).toBeVisible();
			expect(asked).toEqual([]);
		}
	);
}

torn(
	'Jana signs in where Marek’s page has lost the network: it is locked',
	async ({ marek, server }) => {
		const { person, second, mend } = marek;
		const replicas = async () =>
			Object.values(await keptOn(second)).map(({ snapshot }) =>
				/"name":"[^"]+"/.exec(snapshot?.text ?? '')?.at(0)
			);
		const before = await replicas();
		await signIn(person.context, server.url, 'jana');
		mend();
		await second.evaluate(() => dispatchEvent(new Event('online')));
		await expect(
			second.getByRole('heading', { level: 1, name: 'You are signed out', exact: true })
		).toBeVisible();
		await expect(second.getByText('kept in this browser')).toBeVisible();
		expect(await replicas()).toEqual(before);
		const [sealed] = Object.values(await keptOn(second));
		expect(sealed?.journal?.text).toContain('Z druhej karty');
	}
);
