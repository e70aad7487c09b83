import { expectAccessible } from '../support/axe.ts';
import { PIPELINE } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

const PAGES = [
	PIPELINE,
	`${PIPELINE}?layout=table`,
	'/javorina/contacts',
	'/javorina/contacts?list=companies',
	'/javorina/import',
	'/javorina/attention',
	'/javorina/settings/profile',
	'/javorina/settings/team'
];

for (const colorScheme of ['light', 'dark'] as const) {
	story(`everybody can use the main pages, ${colorScheme}`, async ({ enter, visit }) => {
		story.slow();
		const visitor = await visit({ colorScheme });
		await visitor.goto('/sign-in');
		await expect(visitor.page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
		await expectAccessible(visitor.page, 'sign-in');

		const jana = await enter('jana', { browser: { colorScheme } });
		for (const path of PAGES) {
			await jana.goto(path);
			await jana.expectSaved();
			await expect(jana.page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectAccessible(jana.page, path);
		}
		await jana.goto(PIPELINE);
		await jana.page.getByRole('button', { name: 'Add deal', exact: true }).click();
		await expectAccessible(jana.page, 'New deal');
		await jana.page.keyboard.press('Escape');
		await jana.page.getByRole('button', { name: 'Filter', exact: true }).click();
		await expectAccessible(jana.page, 'Filter');
		await jana.page.keyboard.press('Escape');
		await jana.board.card('Csarnokfűtés').link.focus();
		await jana.page.keyboard.press('Space');
		await expect(
			jana.page.getByRole('complementary', { name: 'Csarnokfűtés', exact: true })
		).toBeVisible();
		await expectAccessible(jana.page, 'a deal beside the board');
		await jana.page.keyboard.press('Escape');
		await jana.openDeal('Csarnokfűtés');
		await expectAccessible(jana.page, 'a deal');
		await jana.goto('/javorina/settings/team');
		await jana.page.getByRole('button', { name: 'Invite person', exact: true }).click();
		await expectAccessible(jana.page, 'Invite');
	});
}
