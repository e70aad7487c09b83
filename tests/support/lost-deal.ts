import type { Locator } from '@playwright/test';
import { expect } from './story.ts';
import type { Person } from './person.ts';

/** What one edits offline a colleague deletes meanwhile; gives its article under Needs attention. */
export async function loseDeal(author: Person, colleague: Person, deal: string): Promise<Locator> {
	author.troubles.expect(/^404 GET .*\/records\/deals\//);
	await author.openDeal(deal);
	await author.goOffline();
	await author.setFact('Value', '31 200');
	await colleague.board.card(deal).choose('Delete');
	await colleague.expectSaved();
	await author.goOnline();
	await author.nav.getByRole('link', { name: 'Needs attention', exact: true }).click();
	const name = 'A deal you can no longer see';
	const article = author.page.getByRole('article', { name, exact: true });
	await expect(article).toContainText('€31,200');
	return article;
}
