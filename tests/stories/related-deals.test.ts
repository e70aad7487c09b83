import { expect, story } from '../support/story.ts';

const ARCHIVE = /\/records\/deals\?.*isArchived=true/;

story(
	'Marek is told of what could not be asked where it could not, and nowhere else',
	async ({ enter }) => {
		const marek = await enter('marek');
		const { page, facts } = marek;
		marek.troubles.expect(/^net::ERR_CONNECTION_FAILED GET .*isArchived=true/);
		const told = page.getByText('Deals closed earlier are on the server');
		await page.route(ARCHIVE, (route) => route.abort('connectionfailed'), { times: 1 });
		await marek.openDeal('Strecha, sklad Žilina');
		await expect(told).toBeVisible();

		const late = Promise.withResolvers<undefined>();
		const asked = Promise.withResolvers<undefined>();
		await page.route(ARCHIVE, async (route) => {
			asked.resolve(undefined);
			await late.promise;
			await route.continue();
		});
		const company = facts.getByRole('combobox', { name: 'Company', exact: true });
		await company.fill('Tatranské');
		await company.press('Enter');
		await expect(company).toHaveValue('Tatranské hotely');
		await asked.promise;
		await expect(told).toHaveCount(0);
		late.resolve(undefined);
		await marek.expectSaved();
	}
);

story('a page opened from its copy asks the archive once', async ({ enter }) => {
	const marek = await enter('marek');
	const { page } = marek;
	await marek.openDeal('Strecha, sklad Žilina');
	const late = Promise.withResolvers<undefined>();
	let asked = 0;
	await page.route(ARCHIVE, async (route) => {
		asked += 1;
		await late.promise;
		await route.continue();
	});
	await page.reload();
	await expect.poll(() => asked).toBe(1);
	await marek.expectSaved();
	const answered = page.waitForResponse(ARCHIVE);
	late.resolve(undefined);
	await answered;
	expect(asked).toBe(1);
});

story(
	'Jana’s page of a company follows what becomes of its old deals',
	async ({ enter, server }) => {
		const [jana, tomas] = await Promise.all([enter('jana'), enter('tomas')]);
		const list = await jana.context.request.get(
			`${server.url}/api/javorina/records/deals?isArchived=true&sort=closedAt&limit=1`
		);
		type Old = { id: string; title: string; company: string };
		const [old] = ((await list.json()) as { rows: Old[] }).rows;
		await jana.goto(`/javorina/companies/${old!.company}`);
		const link = (title: string) => jana.page.getByRole('link', { name: title, exact: true });
		const showAll = jana.page.getByRole('button', { name: /^Show all/ });
		await expect(link(old!.title).or(showAll).first()).toBeVisible();
		if (await showAll.isVisible()) await showAll.click();
		await expect(link(old!.title)).toBeVisible();

		// His page asks for the deal that he deletes while he is on it.
		tomas.troubles.expect(/^404 GET .*\/records\/deals\/\w+$/);
		await tomas.goto(`/javorina/deals/${old!.id}`);
		await tomas.setFact('Title', 'Boiler house, long ago');
		await tomas.expectSaved();
		await expect(link('Boiler house, long ago')).toBeVisible();
		await tomas.page
			.getByRole('button', { name: 'Actions for Boiler house, long ago', exact: true })
			.click();
		await tomas.page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
		await tomas.expectSaved();
		await expect(link('Boiler house, long ago')).toHaveCount(0);
	}
);
