import { keptOn } from '../support/device.ts';
import { PIPELINE } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

story(
	'Marek was taken out of the project while away, and keeps no copy of it',
	async ({ enter }) => {
		const marek = await enter('marek');
		const { page } = marek;
		const copies = async () =>
			Object.values(await keptOn(page)).map(({ snapshot }) => snapshot?.count);
		await expect.poll(copies).toEqual([1]);
		await marek.goto('/?list');
		marek.troubles.expect(/^404 GET .*\/api\/javorina\/me$/);
		const body = { code: 'not_found', message: 'This page is not here' };
		await page.route('**/api/javorina/me', (route) => route.fulfill({ status: 404, json: body }));
		await marek.goto(PIPELINE);
		await expect(
			page.getByRole('heading', { level: 1, name: 'This page is not here', exact: true })
		).toBeVisible();
		expect(await copies()).toEqual([0]);
		const known = await page.evaluate(() =>
			Object.keys(localStorage).filter((key) => key.startsWith('spolu:last:'))
		);
		expect(known).toEqual([]);
	}
);
