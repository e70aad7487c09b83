import type { Route } from '@playwright/test';
import { PASSWORD } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

story(
	'Jana signs in, is told no more than she must be when she mistypes, and signs out',
	async ({ visit }) => {
		const jana = await visit();
		const { page } = jana;
		jana.troubles.expect(/^400 POST .*\/sign-in/, /^401 GET .*\/api\/javorina\/me$/);
		await jana.goto('/javorina/pipeline/new-business');
		await expect(
			page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })
		).toBeVisible();
		const email = page.getByRole('textbox', { name: 'Email', exact: true });
		const submit = page.getByRole('button', { name: 'Sign in', exact: true });
		const alert = page.getByRole('alert');
		for (const [who, password] of [
			['jana@javorina.example', 'something else'],
			['nobody@javorina.example', PASSWORD]
		] as const) {
			await email.fill(who);
			await page.getByLabel('Password').fill(password);
			await submit.click();
			await expect(alert).toHaveText('Email or password is not right');
		}
		await email.fill(' Jana@Javorina.example ');
		await page.getByLabel('Password').fill(PASSWORD);
		await submit.click();
		await expect(page).toHaveURL(/\/javorina\/pipeline\/new-business$/);
		await jana.expectSaved();
		await expect(jana.board.card('Heat pumps for 96 flats').link).toBeVisible();

		await jana.signOut();
		await page.goBack();
		await expect(page.getByText('Heat pumps for 96 flats')).toHaveCount(0);
	}
);

story('Jana signs out while the board is still counting', async ({ enter }) => {
	const jana = await enter('jana');
	const { page } = jana;
	const held: Route[] = [];
	await page.route('**/api/javorina/totals/**', (route) => void held.push(route));
	await jana.goto('/javorina/pipeline/new-business');
	await jana.expectSaved();
	await expect.poll(() => held.length).toBeGreaterThan(0);
	await page.route('**/sign-out', async (route) => {
		const answer = await route.fetch();
		// What is still open now would be told that nobody is signed in.
		for (const counting of held.splice(0)) {
			await counting.continue().catch(() => {});
			await counting.request().response();
		}
		await route.fulfill({ response: answer });
	});
	await jana.signOut();
	expect(held).toEqual([]);
});
