import { keptOn, socketSwitch } from '../support/device.ts';
import { signIn } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

story(
	'Lucie signs in at Marek’s computer and finds nothing of his; his change waits for him',
	async ({ visit, server, enter }) => {
		const jana = await enter('jana');
		const shared = await visit();
		const wire = await socketSwitch(shared.page);
		await signIn(shared.context, server.url, 'marek');
		await shared.goto('/javorina/pipeline/new-business');
		await shared.expectSaved();
		shared.troubles.expect(/WebSocket/);
		await wire.cut();
		await shared.board.column('Incoming').quickAdd('Plot okolo skladu 4 300');
		await expect(shared.status).toHaveText('Offline – 1 change waiting');
		await shared.signOut('Keep sealed for me');

		await signIn(shared.context, server.url, 'lucie');
		wire.mend();
		await shared.goto('/javorina/pipeline/new-business');
		await shared.expectSaved();
		await expect(shared.board.card('Výměna kotlů, dva domy').link).toBeVisible();
		await expect(shared.board.card('Plot okolo skladu').link).toHaveCount(0);
		await expect(shared.board.card('Strecha, sklad Žilina').link).toHaveCount(0);
		const kept = Object.values(await keptOn(shared.page));
		expect(kept).toHaveLength(2);
		for (const store of ['snapshot', 'updates', 'facts', 'outcomes']) {
			const text = kept.map((database) => database[store]?.text ?? '').join('');
			expect(text, store).not.toContain('Strecha, sklad Žilina');
		}
		expect(kept.map(({ journal }) => journal?.count).sort()).toEqual([0, 1]);
		await expect(jana.board.card('Plot okolo skladu').link).toHaveCount(0);

		await shared.signOut();
		await signIn(shared.context, server.url, 'marek');
		await shared.goto('/javorina/pipeline/new-business');
		await expect(jana.board.card('Plot okolo skladu').item).toContainText('€4,300');
		await shared.expectSaved();
	}
);
