import { expect, story } from '../support/story.ts';

const ROOF = 'Strecha, sklad Žilina';

story(
	'Tomáš hears what Jana does to the deal that he has open, and what he does himself',
	async ({ enter }) => {
		const [tomas, jana] = await Promise.all([enter('tomas'), enter('jana')]);
		await tomas.openDeal(ROOF);
		await tomas.fact('Reference').fill('ZA-114');
		await tomas.fact('Reference').press('Enter');
		await expect(tomas.heard).toHaveText(`Reference of ${ROOF} changed`);
		await tomas.page.keyboard.press('Control+z');
		await expect(tomas.heard).toHaveText(`Undone: Reference of ${ROOF} changed`);
		await expect(tomas.fact('Reference')).toHaveValue('');

		await jana.openDeal(ROOF);
		await jana.setFact('Value', '13 950');
		await expect(tomas.heard).toHaveText('Jana Kováčová changed Value to €13,950');
		await expect(jana.heard).toHaveText(`Value of ${ROOF} changed`);
	}
);

story(
	'Tomáš hears what Jana does in the column where his focus is, and nothing of another',
	async ({ enter }) => {
		const [tomas, jana] = await Promise.all([enter('tomas'), enter('jana', { isWide: true })]);
		await tomas.board.column('Negotiation').card(ROOF).link.focus();
		const title = (await jana.board.column('Contacted').titles())[0]!;
		await jana.board.column('Contacted').card(title).link.focus();
		await jana.page.keyboard.press('Alt+ArrowRight');
		await expect(tomas.board.column('Qualified').card(title).link).toBeVisible();
		for (const stage of ['Quote sent', 'Negotiation']) {
			await jana.page.keyboard.press('Alt+ArrowRight');
			await expect(jana.board.column(stage).card(title).link).toBeFocused();
		}
		await expect(tomas.heard).toHaveText(`Jana Kováčová put ${title} into Negotiation`);
	}
);
