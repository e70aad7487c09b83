import { expect, story } from '../support/story.ts';

story(
	'the server dies in the middle of Jana’s work, and nothing of it is lost',
	async ({ enter, server }) => {
		const [jana, marek] = await Promise.all([enter('jana'), enter('marek')]);
		for (const { troubles } of [jana, marek]) troubles.expect(/WebSocket|ERR_CONNECTION|ERR_EMPTY/);
		await Promise.all([jana.readyForOffline(), marek.readyForOffline()]);
		await jana.openDeal('Strecha, sklad Žilina');
		await jana.setFact('Reference', 'JV-26-0200');
		await jana.expectSaved();
		await jana.setFact('Value', '13 950');
		await server.kill();
		await expect(jana.status).toContainText('Offline');
		await jana.setFact('Reference', 'JV-26-0201');
		await expect(jana.status).toContainText('waiting');

		await server.restart();
		await jana.expectSaved();
		await marek.expectSaved();
		await expect(marek.board.card('Strecha, sklad Žilina').item).toContainText('€13,950');
		await marek.openDeal('Strecha, sklad Žilina');
		await expect(marek.fact('Reference')).toHaveValue('JV-26-0201');
	}
);
