import { LANGUAGES } from '#lib/i18n/languages.ts';
import type { Person } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A dialog reaches from edge to edge; then it is closed. */
async function expectSheet(person: Person, name: string) {
	const dialog = person.dialog(name);
	const box = await dialog.boundingBox();
	expect.soft(box, name).toMatchObject({ x: 0, width: PHONE.viewport.width });
	await person.page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
}

story('Agnieszka works on her phone', async ({ enter }) => {
	const agnieszka = await enter('agnieszka', { browser: PHONE });
	const { page, board } = agnieszka;
	const overflow = () =>
		page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
	await expect(agnieszka.nav.getByRole('link', { name: 'Contacts', exact: true })).toBeInViewport();
	await expect(page.getByRole('heading', { level: 1, name: 'New business' })).toBeInViewport();
	await expect(board.card('Wymiana kotłowni').link).toBeInViewport();
	expect(await overflow()).toBe(0);

	await page.getByRole('button', { name: 'Filter', exact: true }).tap();
	await expectSheet(agnieszka, 'Filter');
	await board.card('Wymiana kotłowni').choose('Move to…');
	await expectSheet(agnieszka, 'Move deal');
	await page.getByRole('button', { name: 'Add deal', exact: true }).tap();
	await expectSheet(agnieszka, 'New deal');

	await board.card('Wymiana kotłowni').link.tap();
	await expect(page.getByRole('heading', { level: 1, name: 'Wymiana kotłowni' })).toBeVisible();
	expect(await overflow()).toBe(0);
	await agnieszka.setFact('Value', '42 000');
	await agnieszka.nav.getByRole('link', { name: 'Pipeline', exact: true }).tap();
	await expect(board.card('Wymiana kotłowni').item).toContainText('€42,000');

	await agnieszka.nav.getByRole('link', { name: 'Contacts', exact: true }).tap();
	await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible();
	expect(await overflow()).toBe(0);
	await agnieszka.expectSaved();
});

story('Agnieszka looks on her phone at what waits, while the toast is there', async ({ enter }) => {
	const agnieszka = await enter('agnieszka', { browser: PHONE });
	const { page, board, toast } = agnieszka;
	await agnieszka.readyForOffline();
	await agnieszka.goOffline();
	await board.column('Incoming').quickAdd('Z vlaku 2 500');
	await expect(toast).toContainText('Z vlaku added');
	const banner = page.getByRole('region', { name: 'Offline', exact: true });
	await banner.getByRole('button', { name: 'Show waiting changes', exact: true }).tap();
	const waiting = banner.getByRole('list', { name: 'Waiting changes', exact: true });
	await expect(waiting).toContainText('Z vlaku');
	// Nothing covers the one or the other.
	await waiting.getByText('Z vlaku').tap();
	await toast.getByRole('button', { name: 'Undo', exact: true }).tap();
	await expect(board.card('Z vlaku').item).toHaveCount(0);
	await agnieszka.goOnline();
	await agnieszka.expectSaved();
});

story(
	'Jana begins an import on her phone, and sees what each column becomes',
	async ({ enter }) => {
		const jana = await enter('jana', { browser: PHONE });
		const { page } = jana;
		await page.getByRole('link', { name: 'Import', exact: true }).tap();
		await page
			.getByRole('textbox', { name: 'Paste rows', exact: true })
			.fill(
				'opportunity_id;product;engage_date\nA1;GTX Plus Basic;2016-10-20\nA2;GTXPro;2016-10-25'
			);
		await page.getByRole('button', { name: 'Next', exact: true }).tap();
		for (const header of ['opportunity_id', 'product', 'engage_date']) {
			const choice = page.getByRole('combobox', { name: `Column ${header} maps to`, exact: true });
			await choice.scrollIntoViewIfNeeded();
			await expect(choice).toBeInViewport({ ratio: 1 });
			await expect(page.getByRole('row').filter({ has: choice })).toContainText(header);
		}
	}
);

const HEADS = [
	'/javorina/pipeline/new-business?layout=table',
	'/javorina/contacts',
	'/javorina/contacts?list=companies',
	'/javorina/settings/team',
	'/javorina/attention',
	'/javorina/import'
];

story('Jana reads the heads of pages on her phone in every language', async ({ enter }) => {
	story.slow();
	const jana = await enter('jana', { browser: PHONE });
	const { page } = jana;
	for (const language of LANGUAGES) {
		await page.evaluate((chosen) => localStorage.setItem('spolu.language', chosen), language);
		for (const path of HEADS) {
			await jana.goto(path);
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
			await expect(head).toBeVisible();
			const cutOff = await head
				.locator('a, button, h1, label')
				.evaluateAll((all) =>
					all
						.filter((one) => one.getBoundingClientRect().right > innerWidth)
						.map((one) => one.textContent?.trim())
				);
			expect.soft(cutOff, `${path} in ${language}`).toEqual([]);
			const cutShort = await page
				.locator('nav a > span, header h1 ~ p')
				.evaluateAll((all) =>
					all
						.filter(
							(one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight
						)
						.map((one) => one.textContent.trim())
				);
			expect.soft(cutShort, `words of ${path} in ${language}`).toEqual([]);
		}
	}
});
