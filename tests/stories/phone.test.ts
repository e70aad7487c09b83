import { expect, story } from '../support/story.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

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
