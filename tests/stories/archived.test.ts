import type { Locator, Page } from '@playwright/test';
import type { Person } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

interface Old {
	id: string;
	title: string;
	value: { amount: number; currency: string };
}

async function archived({ context }: Person, url: string): Promise<{ rows: Old[]; total: number }> {
	const list = await context.request.get(
		`${url}/api/javorina/records/deals?isArchived=true&sort=closedAt&limit=200`
	);
	return (await list.json()) as { rows: Old[]; total: number };
}

/** How many deals the head of a column says. */
async function countIn(column: Locator): Promise<number> {
	return Number(/(\d+) deals/.exec((await column.textContent()) ?? '')?.[1]);
}

/** The deals of a table that are drawn, from the top. */
async function shownIds(grid: Locator): Promise<string[]> {
	const rows = grid.locator('[data-entity]');
	const placed = await rows.evaluateAll((all) =>
		all.map((row) => [Number(row.getAttribute('aria-rowindex')), row.getAttribute('data-entity')!])
	);
	const sorted = (placed as [number, string][]).sort(([a], [b]) => a - b);
	return sorted.map(([, entity]) => entity.slice('deal:'.length));
}

story(
	'Tomáš corrects a deal that was won years ago, and the sums follow',
	async ({ enter, server }) => {
		const [tomas, jana] = await Promise.all([enter('tomas'), enter('jana')]);
		const { rows, total } = await archived(tomas, server.url);
		expect(total).toBeGreaterThan(140);
		const old = rows.find(({ value }) => value.currency === 'EUR')!;

		const won = jana.board.column('Won');
		await won.expand();
		await expect(won.region.getByRole('link', { name: /closed earlier/ })).toBeVisible();
		await tomas.goto(`/javorina/deals/${old.id}`);
		await expect(tomas.page.getByText('Archived', { exact: true })).toBeVisible();
		const stage = tomas.page.getByRole('radiogroup', { name: 'Stage', exact: true });
		await expect(stage).toBeVisible();
		await tomas.setFact('Value', '1 234 567');
		await tomas.expectSaved();
		await tomas.page.reload();
		await expect(tomas.fact('Value')).toHaveValue('€1,234,567');

		const wonDeals = await countIn(won.region);
		await stage.getByRole('radio', { name: 'Qualified', exact: true }).click();
		await expect(jana.board.column('Qualified').card(old.title).item.first()).toContainText(
			'€1,234,567'
		);
		await expect.poll(() => countIn(won.region)).toBe(wonDeals - 1);
		await tomas.expectSaved();
	}
);

story('Tomáš takes back what he did to a deal of years ago', async ({ enter, server }) => {
	const tomas = await enter('tomas');
	const { page } = tomas;
	const [old] = (await archived(tomas, server.url)).rows;
	await tomas.goto(`/javorina/deals/${old!.id}`);
	const isArchived = page.getByText('Archived', { exact: true });
	await expect(isArchived).toBeVisible();
	await tomas.expectSaved();

	const undo = async () => {
		await page.getByRole('heading', { level: 1 }).click();
		await page.keyboard.press('Control+z');
	};
	await tomas.setFact('Reference', 'ZML-17');
	await tomas.expectSaved();
	await undo();
	await expect(tomas.fact('Reference')).toHaveValue('');
	await tomas.expectSaved();
	await page.keyboard.press('Control+Shift+z');
	await expect(tomas.fact('Reference')).toHaveValue('ZML-17');
	await tomas.expectSaved();

	await tomas.goOffline();
	await tomas.setFact('Reference', 'ZML-18');
	await undo();
	await expect(tomas.fact('Reference')).toHaveValue('ZML-17');
	await tomas.goOnline();
	await tomas.expectSaved();
	await expect(tomas.fact('Reference')).toHaveValue('ZML-17');

	const stage = page.getByRole('radiogroup', { name: 'Stage', exact: true });
	await stage.getByRole('radio', { name: 'Qualified', exact: true }).click();
	await expect(isArchived).toBeHidden();
	await tomas.toast.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(isArchived).toBeVisible();
	await tomas.expectSaved();
	await page.reload();
	await expect(isArchived).toBeVisible();
	await expect(tomas.fact('Reference')).toHaveValue('ZML-17');
});

story('Jana walks from the shelf into the archive', async ({ enter }) => {
	const jana = await enter('jana');
	const lost = jana.board.column('Lost');
	await expect.poll(() => countIn(lost.region)).toBeGreaterThan(40);
	const all = await countIn(lost.region);
	await lost.expand();
	await lost.region.getByRole('link', { name: /closed earlier/ }).click();
	const grid = jana.page.getByRole('grid', { name: 'Deals', exact: true });
	await expect(grid).toHaveAttribute('aria-rowcount', String(all + 1));
	await expect(grid).toContainText(`${all} deals`);

	await grid.getByRole('columnheader', { name: 'Closed' }).getByRole('button').click();
	const oldest = grid.getByRole('row').nth(1);
	const value = oldest.getByRole('gridcell', { name: /^(€|Ft|RM)/ });
	const before = (await value.textContent())!.trim();
	await value.click();
	await jana.page.keyboard.press('Enter');
	const editor = grid.getByRole('textbox', { name: 'Value', exact: true });
	await editor.fill('77 777');
	await editor.press('Enter');
	await expect(value).toContainText('77,777');
	await jana.page.keyboard.press('Control+z');
	await expect(value).toHaveText(before);
	await jana.expectSaved();
});

story(
	'Jana sorts closed deals of which she has a page, and none is shown too early',
	async ({ enter, server }) => {
		const onpage = (page: Page) =>
			page.route(/records\/deals\?.*limit=100/, (route) =>
				route.continue({ url: route.request().url().replace('limit=100', 'limit=25') })
			);
		const jana = await enter('jana', { onpage: (page) => void onpage(page) });
		const { page } = jana;
		await jana.board.column('Lost').expand();
		const { region } = jana.board.column('Lost');
		await region.getByRole('link', { name: /closed earlier/ }).click();
		const stage = new URL(page.url()).searchParams.get('stage');
		const list = await jana.context.request.get(
			`${server.url}/api/javorina/records/deals?stage=${stage}&limit=200`
		);
		const deals = new Map(
			((await list.json()) as { rows: Old[] }).rows.map((deal) => [deal.id, deal])
		);
		const worth = ({ value }: Old) => `${value.currency} ${String(value.amount).padStart(12)}`;

		const grid = page.getByRole('grid', { name: 'Deals', exact: true });
		const head = (name: string) => grid.getByRole('columnheader', { name, exact: true });
		const first = async (of: (deal: Old) => string) =>
			(await shownIds(grid)).slice(0, 15).map((id) => of(deals.get(id)!));
		await expect(grid).toHaveAttribute('aria-rowcount', String(deals.size + 1));
		await head('Value').getByRole('button').click();
		await head('Value').getByRole('button').click();
		await expect(head('Value')).toHaveAttribute('aria-sort', 'descending');
		const byWorth = [...deals.values()].map(worth).sort().reverse();
		await expect.poll(() => first(worth)).toEqual(byWorth.slice(0, 15));

		await head('Title').getByRole('button').click();
		const titles = [...deals.values()].map(({ title }) => title);
		const byTitle = titles.sort(new Intl.Collator('en-GB', { numeric: true }).compare);
		await expect.poll(() => first(({ title }) => title)).toEqual(byTitle.slice(0, 15));
		await expect(head('Company')).not.toHaveAttribute('aria-sort');
		await expect(head('Company').getByRole('button')).toHaveCount(0);

		// To the end: then all are at hand, and any order can be had.
		await expect(async () => {
			await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
			await expect(head('Company').getByRole('button')).toBeVisible({ timeout: 500 });
		}).toPass();
		await head('Company').getByRole('button').click();
		await expect(head('Company')).toHaveAttribute('aria-sort', 'ascending');
		await expect(grid).toContainText(`${deals.size} deals`);
	}
);
