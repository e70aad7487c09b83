import { ImportPage } from '../support/import-page.ts';
import { expect, story } from '../support/story.ts';

const FILE = `Deal;Company;Amount;Stage;Owner;Expected
Fasáda školy;Základná škola Limbová;18 400,50;Incoming;Marek Šimko;31.12.2026
Výťah;Novostavby Kysuce;52 000;Qualified;Katarína Hlaváčová;15.1.2027
Bez sumy;Základná škola Limbová;veľa;Incoming;Marek Šimko;31.12.2026
;;100;Incoming;Marek Šimko;31.12.2026
`;

story(
	'Katarína imports a list of deals, reads what was left out, and takes it back',
	async ({ enter }) => {
		const [katarina, jana] = await Promise.all([
			enter('katarina', { at: '/javorina/import?into=deals' }),
			enter('jana')
		]);
		const { page } = katarina;
		const before = await jana.board.column('Incoming').titles();
		const importing = new ImportPage(page);
		await importing.choose('deals.csv', FILE);
		await page.getByRole('combobox', { name: 'Import into', exact: true }).selectOption('Deals');
		await importing.mapping('Deal').selectOption('Title');
		await importing.mapping('Amount').selectOption('Value');
		await importing.mapping('Expected').selectOption('Expected close');
		await page.getByRole('checkbox', { name: 'Create missing companies', exact: true }).check();
		await importing.goToPreview();
		await expect(page.getByText('2 rows are ready to import into Deals.')).toBeVisible();
		await expect(page.getByText('2 rows cannot be imported.')).toBeVisible();
		await importing.button('Import 2 rows').click();

		await expect(page.getByText('2 rows were imported.')).toBeVisible();
		await expect(page.getByRole('rowheader', { name: '4', exact: true })).toBeVisible();
		await expect(jana.board.column('Incoming').card('Fasáda školy').item).toContainText(
			'€18,400.50'
		);
		await expect(jana.board.column('Qualified').card('Výťah').item).toContainText(
			'Novostavby Kysuce'
		);

		await importing.button('Undo this import').click();
		await jana.board.expectOrder('Incoming', before);
		await expect(jana.board.card('Výťah').link).toHaveCount(0);
		await importing.button('Import another file').click();
		await expect(page.getByRole('region', { name: 'Earlier imports', exact: true })).toContainText(
			'Undone'
		);
	}
);

story('Katarína’s file has no headers, and she is told what to do', async ({ enter }) => {
	const katarina = await enter('katarina', { at: '/javorina/import?into=companies' });
	const { page } = katarina;
	const importing = new ImportPage(page);
	await importing.choose('firms.csv', 'Lumen,Praha\nBeta,Brno\n');
	const hint = page.getByText('None of these headers is known.');
	await expect(hint).toBeVisible();
	await page
		.getByRole('checkbox', { name: 'The first row holds the headers', exact: true })
		.uncheck();
	await expect(hint).toHaveCount(0);
	await importing.mapping('Column 1').selectOption('Name');
	await importing.goToPreview();
	await expect(page.getByText('2 rows are ready to import into Companies.')).toBeVisible();
});
