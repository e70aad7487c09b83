import { keptOn } from '../support/device.ts';
import type { Person } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

/** How many copies of replicas a browser has, and the projects that it would open without a network. */
async function copiesOf({ page }: Person): Promise<[number, string[]]> {
	const counts = Object.values(await keptOn(page)).map((kept) => kept.snapshot?.count ?? 0);
	const known = await page.evaluate(() =>
		Object.keys(localStorage).filter((key) => key.startsWith('spolu:last:'))
	);
	return [counts.reduce((sum, count) => sum + count, 0), known];
}

/** Makes a second project once the browser has a copy of the first; then it has copies of two. */
async function beginSecond(person: Person): Promise<void> {
	const { page } = person;
	await expect.poll(() => copiesOf(person)).toEqual([1, ['spolu:last:javorina']]);
	await person.goto('/?list');
	await page.getByRole('button', { name: 'New project', exact: true }).click();
	await page.getByRole('textbox', { name: 'Project name', exact: true }).fill('Vetrolom');
	await page.getByRole('button', { name: 'Create project', exact: true }).click();
	await person.expectSaved();
	await expect.poll(async () => (await copiesOf(person))[0]).toBe(2);
}

story('Jana signs out from the list of projects, and nothing of them stays', async ({ enter }) => {
	const jana = await enter('jana');
	const { page } = jana;
	await beginSecond(jana);

	await jana.goto('/?list');
	await page.getByRole('button', { name: 'Sign out', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })).toBeVisible();
	expect(await copiesOf(jana)).toEqual([0, []]);
});

story('Jana signs out of one project, and nothing stays of the other', async ({ enter }) => {
	const jana = await enter('jana');
	await beginSecond(jana);
	await jana.signOut();
	expect(await copiesOf(jana)).toEqual([0, []]);
});
