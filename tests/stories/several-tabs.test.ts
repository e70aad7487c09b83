import { Board } from '../support/board.ts';
import { PIPELINE } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

story(
	'Marek works offline in two tabs, closes one, and all of it arrives',
	async ({ enter, server }) => {
		const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
		const second = await marek.context.newPage();
		await second.goto(server.url + PIPELINE);
		const status = second.getByRole('status', { name: 'Sync status', exact: true });
		await expect(status).toHaveText('Saved');
		await marek.readyForOffline();
		await marek.goOffline();
		await marek.board.column('Incoming').quickAdd('Z prvej karty 1 100');
		await new Board(second).column('Incoming').quickAdd('Z druhej karty 2 200');
		await expect(status).toHaveText('Offline – 2 changes waiting');
		await expect(marek.status).toHaveText('Offline – 2 changes waiting');
		await marek.page.reload();
		await expect(marek.board.column('Incoming').card('Z druhej karty').link).toBeVisible();
		await expect(marek.status).toHaveText('Offline – 2 changes waiting');
		await marek.page.getByRole('button', { name: 'Show waiting changes', exact: true }).click();
		const list = marek.page.getByRole('list', { name: 'Waiting changes', exact: true });
		await expect(list.getByRole('listitem')).toHaveCount(2);
		await second.close();
		await expect(marek.status).toHaveText('Offline – 2 changes waiting');

		await marek.goOnline();
		const column = jana.board.column('Incoming');
		await expect(column.card('Z prvej karty').item).toContainText('€1,100');
		await marek.expectSaved();
		await marek.page.reload();
		await expect(column.card('Z druhej karty').item).toContainText('€2,200');
		await marek.expectSaved();
		expect(
			(await column.titles()).filter((title) => /^Z (prvej|druhej) karty$/.test(title))
		).toHaveLength(2);
	}
);
