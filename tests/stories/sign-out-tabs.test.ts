import { keptOn } from '../support/device.ts';
import { PIPELINE, signIn } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

story(
	'Marek signs out in one tab, and another one writes nothing back',
	async ({ enter, server }) => {
		const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
		const second = await marek.context.newPage();
		await second.clock.install();
		await second.goto(server.url + PIPELINE);
		const status = second.getByRole('status', { name: 'Sync status', exact: true });
		await expect(status).toHaveText('Saved');
		const gone = second.getByRole('link', { name: 'Strecha, sklad Žilina', exact: true });
		await expect(gone).toBeVisible();
		// What leaves a copy is wiped from it a little later.
		await jana.board.card('Strecha, sklad Žilina').choose('Delete');
		await expect(gone).toHaveCount(0);

		await marek.signOut();
		await expect(
			second.getByRole('heading', { level: 1, name: 'You are signed out', exact: true })
		).toBeVisible();
		await second.clock.fastForward('00:30');
		await second.evaluate(() => navigator.locks.query());
		const [kept] = Object.values(await keptOn(marek.page));
		for (const store of ['snapshot', 'updates', 'outcomes', 'journal'])
			expect(kept?.[store]?.count, store).toBe(0);
	}
);

story(
	'Marek signs out where a page has only just brought its copy: it does not write it again',
	async ({ enter, server }) => {
		const [jana, other] = await Promise.all([enter('jana'), enter('marek')]);
		// From what the page brings a deal has left: it means to tidy its copy later.
		await jana.board.card('Strecha, sklad Žilina').choose('Delete');
		await jana.expectSaved();
		await expect(other.board.card('Strecha, sklad Žilina').link).toHaveCount(0);
		const marek = await enter('marek', { onpage: (page) => void page.clock.install() });
		const copies = async () =>
			Object.values(await keptOn(marek.page)).map(({ snapshot }) => snapshot?.count);
		await expect.poll(copies).toEqual([1]);

		const second = await marek.context.newPage();
		await second.goto(server.url + PIPELINE);
		await second.getByRole('button', { name: 'Sign out', exact: true }).click();
		await expect(
			marek.page.getByRole('heading', { level: 1, name: 'You are signed out', exact: true })
		).toBeVisible();
		await expect.poll(copies).toEqual([0]);
		await marek.page.clock.fastForward('00:30');
		await marek.page.evaluate(() => navigator.locks.query());
		expect(await copies()).toEqual([0]);
	}
);

story(
	'Marek signs out in one tab while he is typing in another: his text comes when he does',
	async ({ enter, server }) => {
		const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
		const second = await marek.context.newPage();
		await second.goto(server.url + PIPELINE);
		await second.getByRole('link', { name: 'Strecha, sklad Žilina', exact: true }).click();
		const facts = second.getByRole('region', { name: 'Facts', exact: true });
		await facts.getByRole('textbox', { name: 'Reference', exact: true }).fill('ZML-77');
		await marek.signOut();
		await expect(second.getByText('kept in this browser')).toBeVisible();
		await jana.openDeal('Strecha, sklad Žilina');
		const reference = jana.fact('Reference');
		await expect(reference).toHaveValue('');

		await signIn(marek.context, server.url, 'marek');
		await marek.goto(PIPELINE);
		await marek.expectSaved();
		await expect(reference).toHaveValue('ZML-77');
	}
);
