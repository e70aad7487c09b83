import { ImportPage } from '../support/import-page.ts';
import type { Person } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

/** So many that an import of them is still under way when its server is killed. */
const MANY = 9_000;
const COMPANIES = ['Company', ...Array.from({ length: MANY }, (_, i) => `Stavby ${i} s.r.o.`)].join(
	'\n'
);
/** Her page is whole, and what fails without a server belongs to the story. */
async function beforeTheServerGoes(person: Person): Promise<ImportPage> {
	person.troubles.expect(/WebSocket|ERR_CONNECTION|ERR_EMPTY/);
	await person.readyForOffline();
	return new ImportPage(person.page);
}

const AWAY = 'The server cannot be reached.';

story(
	'the server dies in the middle of Katarína’s import, and she sees how it goes on and ends',
	async ({ enter, server }) => {
		const katarina = await enter('katarina', { at: '/javorina/import?into=companies' });
		const { page } = katarina;
		const importing = await beforeTheServerGoes(katarina);
		await importing.choose('companies.csv', COMPANIES);
		await importing.goToPreview();
		await importing.button('Import 9,000 rows').click();
		await expect(page.getByText('of 9,000 rows')).toBeVisible();
		await server.kill();
		await expect(importing.alert).toContainText(AWAY);

		await server.restart();
		await expect(page.getByText('9,000 rows were imported.')).toBeVisible({ timeout: 30_000 });
		await expect(importing.alert).toHaveCount(0);
		await expect(importing.button('Undo this import')).toBeVisible();
	}
);

story(
	'what the server does not hear of Katarína’s import, she tries again',
	async ({ enter, server }) => {
		const katarina = await enter('katarina', { at: '/javorina/import?into=companies' });
		const { page } = katarina;
		const importing = await beforeTheServerGoes(katarina);
		await importing.choose('companies.csv', 'Company\nStavby Liptov s.r.o.\nStavby Orava s.r.o.\n');
		await server.kill();
		await importing.button('Next').click();
		await expect(importing.alert).toContainText('The file is still here');
		await importing.button('Try again').click();
		await expect(importing.alert).toContainText('The file is still here');
		await server.restart();
		await importing.button('Try again').click();
		await expect(page.getByText('Nothing in this file is there already.')).toBeVisible();
		await expect(importing.alert).toHaveCount(0);

		await importing.button('Next').click();
		await server.kill();
		await importing.button('Import 2 rows').click();
		await expect(importing.alert).toContainText('The file is still here');
		await server.restart();
		await importing.button('Try again').click();
		await expect(page.getByText('2 rows were imported.')).toBeVisible();
		await expect(page).toHaveURL(/\?id=/);

		await server.kill();
		await importing.button('Undo this import').click();
		await expect(importing.alert).toContainText(AWAY);
		await server.restart();
		await expect(importing.alert).toContainText('the import was not undone');
		await importing.button('Try again').click();
		await expect(page.getByText('The import was undone.')).toBeVisible();
		await expect(importing.alert).toHaveCount(0);
	}
);

story(
	'Katarína chooses her file when the server is gone, and need not choose it again',
	async ({ enter, server }) => {
		// Without a service worker, as over plain http, nothing of the program is kept.
		const browser = { serviceWorkers: 'block' } as const;
		const katarina = await enter('katarina', { at: '/javorina/import?into=companies', browser });
		katarina.troubles.expect(/WebSocket|ERR_CONNECTION|ERR_EMPTY/);
		const importing = new ImportPage(katarina.page);
		await server.kill();
		await importing.file('companies.csv', 'Company\nStavby Liptov s.r.o.\n');
		await expect(importing.alert).toContainText('The file is still here');
		await server.restart();
		await importing.button('Try again').click();
		await expect(katarina.page.getByText('companies.csv · 1 row, 1 column')).toBeVisible();
		await expect(importing.alert).toHaveCount(0);
	}
);

story(
	'only the answer is lost when Katarína begins an import, and it is not begun twice',
	async ({ enter }) => {
		const katarina = await enter('katarina', { at: '/javorina/import?into=companies' });
		katarina.troubles.expect(/ERR_FAILED POST/);
		const importing = new ImportPage(katarina.page);
		await importing.choose('companies.csv', 'Company\nStavby Liptov s.r.o.\nStavby Orava s.r.o.\n');
		await importing.goToPreview();
		let isReceived = false;
		await katarina.page.route('**/imports', async (route) => {
			if (isReceived || route.request().method() !== 'POST') return route.fallback();
			isReceived = true;
			await route.fetch();
			return route.abort();
		});
		await importing.button('Import 2 rows').click();
		await importing.button('Try again').click();
		await expect(katarina.page.getByText('2 rows were imported.')).toBeVisible();
		await importing.button('Import another file').click();
		const earlier = katarina.page.getByRole('region', { name: 'Earlier imports', exact: true });
		await expect(earlier.getByRole('listitem')).toHaveCount(1);
	}
);
