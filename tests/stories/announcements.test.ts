import { expect, story } from '../support/story.ts';

const ROOF = 'Strecha, sklad Žilina';

story(
	'Tomáš hears what Jana does to the deal that he has open, and what he does himself',
	async ({ enter }) => {
		const [tomas, jana] = await Promise.all([enter('tomas'), enter('jana')]);
		await jana.board.card(ROOF).link.focus();
		await expect(tomas.board.card(ROOF).item).toContainText('Jana');
		await tomas.openDeal(ROOF);
		await tomas.fact('Reference').fill('ZA-114');
		await tomas.fact('Reference').press('Enter');
		await expect(tomas.heard).toHaveText(`Reference of ${ROOF} changed`);
		await tomas.page.keyboard.press('Control+z');
		await expect(tomas.heard).toHaveText(`Undone: Reference of ${ROOF} changed`);
		await expect(tomas.fact('Reference')).toHaveValue('');
		await tomas.page.keyboard.press('Control+Shift+z');
		await expect(tomas.heard).toHaveText(`Redone: Reference of ${ROOF} changed`);

		await jana.page.keyboard.press('Alt+ArrowLeft');
		await expect(tomas.heard).toHaveText('Jana Kováčová changed Stage to Quote sent');
		await jana.openDeal(ROOF);
		await jana.fact('Value').focus();
		await expect(tomas.facts.getByText('Jana Kováčová is editing')).toBeVisible();
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
		const told = await tomas.page.evaluateHandle(() => {
			const texts: string[] = [];
			const heard = document.querySelector('[role=status][aria-label=Announcements]')!;
			new MutationObserver(() => texts.push(heard.textContent.trim())).observe(heard, {
				characterData: true,
				subtree: true
			});
			return texts;
		});

		const [other, title] = await jana.board.column('Contacted').titles();
		const move = async (deal: string, from: string, to: string) => {
			await jana.board.column(from).card(deal).link.focus();
			await jana.page.keyboard.press('Alt+ArrowRight');
			await expect(jana.board.column(to).card(deal).link).toBeFocused();
		};
		await move(other!, 'Contacted', 'Qualified');
		await move(title!, 'Contacted', 'Qualified');
		await move(title!, 'Qualified', 'Quote sent');
		await move(title!, 'Quote sent', 'Negotiation');
		await expect(tomas.heard).toHaveText(`Jana Kováčová put ${title} into Negotiation`);
		expect(await told.jsonValue()).toEqual([`Jana Kováčová put ${title} into Negotiation`]);
	}
);
