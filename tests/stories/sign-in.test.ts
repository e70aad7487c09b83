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
