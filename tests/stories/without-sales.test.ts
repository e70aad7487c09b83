import { keptOn } from '../support/device.ts';
import { expect, story } from '../support/story.ts';

story('Bence at the telephone finds customers and no trace of deals', async ({ enter, server }) => {
	const jana = await enter('jana');
	await jana.openDeal('Csarnokfűtés');
	const deal = new URL(jana.page.url()).pathname;

	const bence = await enter('bence', { at: '/javorina' });
	bence.troubles.expect(/^404 GET .*\/api\/javorina\/records\/deals\//);
	await expect(bence.page).toHaveURL(/\/javorina\/contacts/);
	await expect(bence.nav.getByRole('link', { name: 'Contacts', exact: true })).toBeVisible();
	await expect(bence.nav.getByRole('link', { name: 'Pipeline', exact: true })).toHaveCount(0);

	await bence.goto('/javorina/contacts?list=companies');
	const companies = bence.page.getByRole('grid', { name: 'Companies', exact: true });
	await expect(companies.getByRole('row', { name: 'Rábaközi Gépgyár', exact: true })).toBeVisible();
	await expect(companies.getByRole('row', { name: 'Strojáreň Váh', exact: true })).toHaveCount(0);

	const missing = bence.page.getByRole('heading', { level: 1, name: 'This page is not here' });
	for (const path of [deal, '/javorina/pipeline/new-business', '/javorina/deals/nothing-at-all']) {
		await bence.goto(path);
		await expect(missing, path).toBeVisible();
	}

	const { request } = bence.context;
	const api = `${server.url}/api/javorina`;
	const list = await request.get(`${api}/records/deals`);
	expect([200, 404]).toContain(list.status());
	if (list.ok()) expect(await list.json()).toMatchObject({ rows: [], total: 0 });
	expect((await request.get(`${api}/records/deals/${deal.split('/').at(-1)}`)).status()).toBe(404);

	const keeps = async () => JSON.stringify(await keptOn(bence.page));
	await expect.poll(keeps, 'his copy is on the device').toContain('Rábaközi Gépgyár');
	const kept = await keeps();
	for (const secret of ['Csarnokfűtés', 'Quote sent', 'Strojáreň Váh', 'marek@javorina.example']) {
		expect(kept, secret).not.toContain(secret);
	}
});
