import type { Person } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

story('Katarína takes back a move, a deletion and giving a deal away', async ({ enter }) => {
	const [katarina, jana] = await Promise.all([enter('katarina'), enter('jana')]);
	const negotiation = await jana.board.column('Negotiation').titles();
	const undo = katarina.toast.getByRole('button', { name: 'Undo', exact: true });
	const card = katarina.board.card('Heat pumps for 96 flats');

	await card.choose('Mark as won');
	await expect(jana.board.column('Negotiation').card('Heat pumps for 96 flats').link).toHaveCount(
		0
	);
	await undo.click();
	for (const { board } of [katarina, jana]) await board.expectOrder('Negotiation', negotiation);
	await katarina.expectSaved();

	await card.choose('Delete');
	await expect(jana.board.card('Heat pumps for 96 flats').link).toHaveCount(0);
	await katarina.page.keyboard.press('Control+z');
	for (const { board } of [katarina, jana]) await board.expectOrder('Negotiation', negotiation);
	await katarina.expectSaved();
	await katarina.page.keyboard.press('Control+Shift+z');
	await expect(jana.board.card('Heat pumps for 96 flats').link).toHaveCount(0);
	await katarina.page.keyboard.press('Control+z');
	for (const { board } of [katarina, jana]) await board.expectOrder('Negotiation', negotiation);
	await katarina.expectSaved();

	await card.choose('Assign to…');
	const dialog = katarina.dialog('Assign deal');
	await dialog.getByRole('combobox', { name: 'Owner', exact: true }).selectOption('Eszter Nagy');
	await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
	await jana.openDeal('Heat pumps for 96 flats');
	const owner = jana.facts.getByRole('combobox', { name: 'Owner', exact: true });
	await expect(owner).toHaveValue('Eszter Nagy');
	await undo.click();
	await expect(owner).toHaveValue('Katarína Hlaváčová');
	await katarina.expectSaved();
});

story('Marek takes back that he gave a deal away out of his own sight', async ({ enter }) => {
	const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
	marek.troubles.expect(/^404 GET .*\/records\/deals\//);
	await marek.openDeal('Strecha, sklad Žilina');
	await marek.facts.getByRole('button', { name: 'Remove Žilina', exact: true }).click();
	await expect(
		marek.page.getByRole('heading', { level: 1, name: 'This page is not here', exact: true })
	).toBeVisible();
	await marek.toast.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(marek.fact('Title')).toHaveValue('Strecha, sklad Žilina');
	await marek.expectSaved();
	await jana.openDeal('Strecha, sklad Žilina');
	await expect(
		jana.facts.getByRole('button', { name: 'Remove Žilina', exact: true })
	).toBeVisible();
});

story('Lucie takes back one step after the other', async ({ enter }) => {
	const lucie = await enter('lucie');
	const { board, page } = lucie;
	const title = 'Výměna kotlů, dva domy';
	const before = await Promise.all(
		['Incoming', 'Contacted', 'Qualified', 'Quote sent'].map((stage) =>
			board.column(stage).titles()
		)
	);
	const from = before.findIndex((titles) => titles.includes(title));
	expect(from).toBeGreaterThanOrEqual(0);
	const stages = ['Incoming', 'Contacted', 'Qualified', 'Quote sent', 'Negotiation', 'Closing'];
	await board.card(title).link.focus();
	for (const step of [1, 2]) {
		await page.keyboard.press('Alt+ArrowRight');
		await expect(board.column(stages[from + step]!).card(title).link).toBeFocused();
	}
	for (const step of [1, 0]) {
		await page.keyboard.press('Control+z');
		await expect(board.column(stages[from + step]!).card(title).link).toBeVisible();
	}
	await board.expectOrder(stages[from]!, before[from]!);
	await lucie.expectSaved();
});

const PUMPS = 'Heat pumps for 96 flats';

/** Katarína moves a card on, and Tomáš moves it back by two; she may be away meanwhile. */
async function movedSince(
	enter: (name: string) => Promise<Person>,
	away: (katarina: Person) => Promise<void>
) {
	const [katarina, tomas] = await Promise.all([enter('katarina'), enter('tomas')]);
	await katarina.board.card(PUMPS).link.focus();
	await katarina.page.keyboard.press('Alt+ArrowRight');
	await katarina.expectSaved();
	const seen = tomas.board.column('Closing').card(PUMPS);
	await seen.link.focus();
	await away(katarina);
	await tomas.page.keyboard.press('Alt+ArrowLeft');
	await tomas.page.keyboard.press('Alt+ArrowLeft');
	await tomas.expectSaved();
	return { katarina, where: katarina.board.column('Quote sent').card(PUMPS).link };
}

story('Katarína is told that what Tomáš has changed since cannot be undone', async ({ enter }) => {
	const { katarina, where } = await movedSince(enter, async () => {});
	await expect(where).toBeVisible();
	await katarina.page.keyboard.press('Control+z');
	await expect(katarina.toast).toContainText('This can no longer be undone');
	await expect(katarina.heard).toContainText('This can no longer be undone');
	await expect(where).toBeVisible();
	await expect(katarina.status).toHaveText('Saved');
});

story(
	'Katarína undoes what Tomáš has changed unseen, and reads why it stands',
	async ({ enter }) => {
		const { katarina, where } = await movedSince(enter, (person) => person.goOffline());
		await katarina.page.keyboard.press('Control+z');
		await expect(katarina.status).toHaveText('Offline – 1 change waiting');
		await katarina.goOnline();
		await expect(katarina.status).toHaveText('1 change needs your attention');
		await expect(where).toBeVisible();

		await katarina.nav.getByRole('link', { name: 'Needs attention', exact: true }).click();
		const article = katarina.page.getByRole('article', {
			name: PUMPS,
			exact: true
		});
		await expect(article).toContainText('To undo an earlier change');
		await expect(article.getByRole('button', { name: 'Keep mine', exact: true })).toHaveCount(0);
		await article.getByRole('button', { name: 'Keep theirs', exact: true }).click();
		await expect(katarina.status).toHaveText('Saved');
	}
);
