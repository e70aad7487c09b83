import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/axe.ts';
import { expect, story } from '../support/story.ts';

const AUDIT = '/javorina/settings/data/audit';

story(
	'Jana reads who came and who deleted what, narrows it to Marek, and takes it home as a file',
	async ({ enter }) => {
		const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
		const title = 'Výmena chladenia, linka 3';
		await marek.board.card(title).choose('Delete');
		await marek.expectSaved();

		await jana.page.getByRole('link', { name: 'Settings', exact: true }).click();
		await jana.page.getByRole('link', { name: 'Data', exact: true }).click();
		await jana.page.getByRole('link', { name: 'Audit', exact: true }).click();
		const list = jana.page.getByRole('list', { name: 'Audit log', exact: true });
		const newest = list.getByRole('listitem').first();
		await expect(newest).toContainText('Marek Šimko');
		await expect(newest).toContainText('Deleted');
		await expect(newest).toContainText(`Deals: 1 · ${title}`);
		await expect(newest).toContainText(/127\.0\.0\.1|::1/);
		await expectAccessible(jana.page, 'the audit log');
		await jana.page.emulateMedia({ colorScheme: 'dark' });
		await expectAccessible(jana.page, 'the audit log in the dark');

		await jana.page
			.getByRole('combobox', { name: 'Person', exact: true })
			.selectOption('Marek Šimko');
		await expect(list.getByRole('listitem').filter({ hasText: 'Jana' })).toHaveCount(0);
		await jana.page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('Deleted');
		await expect(list.getByRole('listitem')).toHaveCount(1);
		await jana.page.reload();
		await expect(list.getByRole('listitem')).toHaveCount(1);

		const downloading = jana.page.waitForEvent('download');
		await jana.page.getByRole('button', { name: 'Export as CSV', exact: true }).click();
		const csv = readFileSync(await (await downloading).path(), 'utf8');
		expect(csv.split('\r\n')[1]).toContain(`Marek Šimko,Deleted,Deals,1,"${title}"`);
		await jana.page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('Exported');
		await expect(jana.page.getByRole('heading', { name: 'Nothing of that kind' })).toBeVisible();
		await jana.page.getByRole('button', { name: 'Clear filters', exact: true }).click();
		await expect(newest).toContainText('Exported');
	}
);

story(
	'a wrong password is in the log; the log is not for Marek',
	async ({ enter, visit, server }) => {
		const stranger = await visit();
		const answer = await stranger.context.request.post(`${server.url}/sign-in`, {
			form: { email: 'marek@javorina.example', password: 'not his password' },
			headers: { origin: server.url, accept: 'text/html' }
		});
		expect(answer.status()).toBe(400);
		const jana = await enter('jana', { at: `${AUDIT}?kind=signInFailed` });
		await expect(async () => {
			await jana.page.reload();
			await expect(jana.page.getByRole('listitem').filter({ hasText: 'Marek Šimko' })).toHaveCount(
				1
			);
		}).toPass();

		const marek = await enter('marek', { at: AUDIT });
		await expect(
			marek.page.getByRole('heading', { level: 1, name: 'This page is not here' })
		).toBeVisible();
		const refused = await marek.context.request.get(`${server.url}/api/javorina/audit`);
		expect(refused.status()).toBe(403);
	}
);
