import { expectAccessible } from '../support/axe.ts';
import { PIPELINE } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

const LISTS = [
	PIPELINE,
	// Every row is of the same kind: a few of them are enough.
	`${PIPELINE}?layout=table&q=klima`,
	'/javorina/contacts?q=ka',
	'/javorina/contacts?list=companies&q=ka'
];
const OTHERS = [
	'/javorina/import',
	'/javorina/attention',
	'/javorina/settings/profile',
	'/javorina/settings/team',
	'/javorina/settings/data/bin',
	'/javorina/settings/data/audit'
];

for (const colorScheme of ['light', 'dark'] as const) {
	for (const [what, paths] of Object.entries({ lists: LISTS, 'other pages': OTHERS })) {
		story(`everybody can use the ${what}, ${colorScheme}`, async ({ enter }) => {
			story.slow();
			const jana = await enter('jana', { at: paths[0]!, browser: { colorScheme } });
			for (const path of paths) {
				if (path !== paths[0]) await jana.goto(path);
				await jana.expectSaved();
				await expect(jana.page.getByRole('heading', { level: 1 })).toBeVisible();
				await expectAccessible(jana.page, path);
			}
		});
	}

	story(`everybody can use the dialogs and a deal, ${colorScheme}`, async ({ enter, visit }) => {
		story.slow();
		const visitor = await visit({ colorScheme });
		await visitor.goto('/sign-in');
		await expect(visitor.page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
		await expectAccessible(visitor.page, 'sign-in');

		const jana = await enter('jana', { browser: { colorScheme } });
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
