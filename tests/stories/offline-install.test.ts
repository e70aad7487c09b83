import { expect, story } from '../support/story.ts';

story(
	'Marek’s network breaks off while his browser keeps the program: it is kept later',
	async ({ enter, server }) => {
		const marek = await enter('marek', { onpage: (page) => void page.clock.install() });
		const shell = `${server.url}/sign-in`;
		await marek.context.route(shell, (route) => route.abort('internetdisconnected'), { times: 1 });
		marek.troubles.isOffline = true;
		await marek.context.waitForEvent('requestfailed', (request) => request.url() === shell);
		marek.troubles.isOffline = false;
		await marek.page.clock.fastForward('00:31');
		await marek.readyForOffline();
		await marek.goOffline();
		await marek.page.reload();
		await expect(
			marek.board.column('Negotiation').card('Strecha, sklad Žilina').link
		).toBeVisible();
	}
);
