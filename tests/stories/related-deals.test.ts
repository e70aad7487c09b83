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
