import { expect, story } from '../support/story.ts';

story('whatever address Nurul has kept leads to her board', async ({ enter }) => {
	const nurul = await enter('nurul', { at: '/javorina' });
	await expect(nurul.page).toHaveURL(/\/javorina\/pipeline\/new-business$/);
	await nurul.goto('/javorina/contacts');
	await nurul.nav.getByRole('link', { name: 'Pipeline', exact: true }).click();
	await expect(nurul.page).toHaveURL(/\/javorina\/pipeline\/new-business$/);
	await nurul.goto('/javorina/pipeline');
	await expect(nurul.board.card('Chiller replacement').link).toBeVisible();
	await nurul.goto('/');
	await expect(nurul.board.card('Chiller replacement').link).toBeVisible();
	await nurul.expectSaved();
});
