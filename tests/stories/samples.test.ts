import { expect, story } from '../support/story.ts';

story.use({ isDemo: false });

story(
	'Jana tries her new project out with sample deals, and clears them away',
	async ({ server, visit }) => {
		const jana = await visit();
		await jana.goto(`/setup?code=${server.setupCode}`);
		await jana.page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Jana Kováčová');
		await jana.page.getByRole('textbox', { name: 'Email', exact: true }).fill('jana@example.com');
		await jana.page.getByLabel('Password').fill('sedem vrchov a more');
		await jana.page.getByRole('textbox', { name: 'Project name', exact: true }).fill('Strechy');
		await jana.page.getByRole('button', { name: 'Create project', exact: true }).click();
		await jana.page.getByRole('button', { name: 'Add sample deals', exact: true }).click();
		await expect(jana.board.column('Incoming').card('Roof for the warehouse').item).toContainText(
			'€12,400'
		);
		await expect(jana.board.region.getByRole('link', { name: /./ })).toHaveCount(8);

		const samples = `${server.url}/api/strechy/samples`;
		const headers = { origin: server.url };
		const { request } = jana.context;
		expect((await request.post(samples, { headers })).status()).toBe(409);
		expect((await request.delete(samples, { headers })).status()).toBe(204);
		await expect(jana.page.getByRole('heading', { level: 2, name: 'No deals yet' })).toBeVisible();
		expect((await request.post(samples, { headers })).status()).toBe(201);
		await expect(jana.board.card('Delivery van').link).toBeVisible();

		await jana.page.getByRole('link', { name: 'Import', exact: true }).click();
		await jana.page.getByRole('button', { name: 'Remove sample deals', exact: true }).click();
		await expect(jana.page.getByRole('heading', { level: 2, name: 'Sample deals' })).toBeHidden();
		await jana.nav.getByRole('link', { name: 'Pipeline', exact: true }).click();
		await expect(jana.page.getByRole('heading', { level: 2, name: 'No deals yet' })).toBeVisible();
	}
);
