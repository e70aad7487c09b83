import type { Locator } from '@playwright/test';
import { expect, story } from '../support/story.ts';

story('Bence and Jana meet at a company, though their roles differ', async ({ enter }) => {
	const contacts = '/javorina/contacts?list=companies&q=Gépgyár';
	const jana = await enter('jana', { at: contacts });
	const heard: string[] = [];
	const bence = await enter('bence', {
		at: contacts,
		onpage: (page) =>
			page.on('websocket', (socket) =>
				socket.on('framereceived', ({ payload }) => heard.push(payload.toString('utf8')))
			)
	});
	for (const { page } of [jana, bence]) {
		await page.getByRole('link', { name: 'Rábaközi Gépgyár', exact: true }).click();
	}
	const here = bence.page.getByRole('group', { name: 'People here', exact: true });
	await expect(
		here.getByRole('button', { name: 'Follow Jana Kováčová', exact: true })
	).toBeVisible();

	await jana.fact('City').focus();
	await expect(bence.facts.getByText('Jana Kováčová is editing')).toBeVisible();
	await jana.fact('City').blur();
	await expect(bence.facts.getByText('Jana Kováčová is editing')).toHaveCount(0);

	await jana.goto('/javorina/pipeline/new-business');
	await jana.openDeal('Csarnokfűtés');
	const deal = new URL(jana.page.url()).pathname.split('/').at(-1)!;
	const eszter = await enter('eszter', { at: new URL(jana.page.url()).pathname });
	await jana.fact('Reference').focus();
	await expect(eszter.facts.getByText('Jana Kováčová is editing')).toBeVisible();
	await expect(here.getByRole('button', { name: 'Follow Eszter Nagy', exact: true })).toBeVisible();
	expect(
		heard.filter((frame) => frame.includes(deal)),
		'what Bence was told of the deal'
	).toEqual([]);

	await jana.context.close();
	await expect(here.getByRole('button', { name: 'Follow Jana Kováčová' })).toHaveCount(0);
});

story('Jana follows Tomáš to the contacts, until she presses a cell there', async ({ enter }) => {
	const [jana, tomas] = await Promise.all([enter('jana'), enter('tomas')]);
	const follow = jana.page.getByRole('button', { name: 'Follow Tomáš Dvořák', exact: true });
	const sign = jana.page.getByText('Following Tomáš Dvořák. Press Esc to stop.');
	const isFollowing = (is: boolean) => expect(follow).toHaveAttribute('aria-pressed', String(is));
	await follow.click();
	await expect(sign).toBeVisible();
	await follow.click();
	await isFollowing(false);
	await expect(sign).toHaveCount(0);
	await follow.click();
	expect.soft(await coveredBy(sign), 'what the sign covers on the board').toEqual([]);
	const seen = tomas.page.getByText('Jana Kováčová is following you');
	expect.soft(await coveredBy(seen), 'what the sign of the followed covers').toEqual([]);

	await tomas.nav.getByRole('link', { name: 'Contacts', exact: true }).click();
	const grid = jana.page.getByRole('grid', { name: 'People', exact: true });
	await expect(grid.getByRole('row', { name: 'Beata Żurek', exact: true })).toBeVisible();
	await isFollowing(true);
	expect.soft(await coveredBy(sign), 'what the sign covers among the contacts').toEqual([]);
	await grid.getByRole('gridcell', { name: 'Hotel Pod Żurawiem', exact: true }).click();
	await isFollowing(false);
});

/** What one can press and see that a sign lies over, however little. */
async function coveredBy(sign: Locator): Promise<unknown[]> {
	return sign.evaluate((element) => {
		const own = element.getBoundingClientRect();
		return [...document.querySelectorAll('main :is(a, button, input, select, label)')]
			.filter((one) => {
				const { top, right, bottom, left } = one.getBoundingClientRect();
				return top < own.bottom && bottom > own.top && left < own.right && right > own.left;
			})
			.map((one) => one.outerHTML.slice(0, 120));
	});
}
