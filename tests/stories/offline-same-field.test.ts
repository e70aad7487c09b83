import { expect, story } from '../support/story.ts';

const DEAL = 'Csarnokfűtés';

story(
	'an edit from the train is older than Jana’s: Eszter is asked, and keeps hers',
	async ({ enter }) => {
		const [eszter, jana] = await Promise.all([enter('eszter'), enter('jana')]);
		await Promise.all([eszter.openDeal(DEAL), jana.openDeal(DEAL)]);
		await eszter.goOffline();
		await eszter.setFact('Value', '31 200');
		await expect(eszter.status).toHaveText('Offline – 1 change waiting');
		await jana.setFact('Value', '33 000');
		await jana.expectSaved();

		await eszter.goOnline();
		await expect(eszter.status).toHaveText('1 change needs your attention');
		await expect(eszter.fact('Value')).toHaveValue('€33,000');

		await eszter.nav.getByRole('link', { name: 'Needs attention', exact: true }).click();
		const article = eszter.page.getByRole('article', { name: DEAL, exact: true });
		await expect(article).toContainText('€31,200');
		await expect(article).toContainText('€33,000');
		await expect(article).toContainText('Jana Kováčová');
		await article.getByRole('button', { name: 'Keep mine', exact: true }).click();
		await expect(article).toHaveCount(0);
		await expect(eszter.heard).toHaveText(`Value of ${DEAL} changed`);
		await expect(eszter.toast.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
		await eszter.expectSaved();
		await expect(jana.fact('Value')).toHaveValue('€31,200');
	}
);

story('an edit from the train is newer than Jana’s: it stands', async ({ enter }) => {
	const [eszter, jana] = await Promise.all([enter('eszter'), enter('jana')]);
	await Promise.all([eszter.openDeal(DEAL), jana.openDeal(DEAL)]);
	await eszter.goOffline();
	await jana.setFact('Value', '33 000');
	await jana.expectSaved();
	await eszter.setFact('Value', '31 200');

	await eszter.goOnline();
	await eszter.expectSaved();
	await expect(eszter.toast.filter({ hasText: 'Your change of Value' })).toContainText(
		'It replaced a colleague’s, which you had not seen.'
	);
	await expect(eszter.fact('Value')).toHaveValue('€31,200');
	await expect(jana.fact('Value')).toHaveValue('€31,200');
});

story('Eszter sees what waits, and lets Jana’s value stand', async ({ enter }) => {
	const [eszter, jana] = await Promise.all([enter('eszter'), enter('jana')]);
	await Promise.all([eszter.openDeal(DEAL), jana.openDeal(DEAL)]);
	await eszter.goOffline();
	await eszter.setFact('Reference', 'JV-7');
	await eszter.setFact('Value', '31 200');
	const banner = eszter.page.getByRole('region', { name: 'Offline', exact: true });
	await expect(banner).toContainText('Working from a copy from');
	await banner.getByRole('button', { name: 'Show waiting changes', exact: true }).click();
	const waiting = eszter.page.getByRole('list', { name: 'Waiting changes', exact: true });
	await expect(waiting.getByRole('listitem')).toHaveCount(2);
	await expect(waiting).toContainText('Value: €31,200');
	await expect(eszter.status).toHaveText('Offline – 2 changes waiting');
	await expect(banner).toContainText('· 2 changes waiting');
	await jana.setFact('Value', '33 000');
	await jana.expectSaved();

	await eszter.goOnline();
	await expect(jana.fact('Reference')).toHaveValue('JV-7');
	await eszter.nav.getByRole('link', { name: 'Needs attention', exact: true }).click();
	const article = eszter.page.getByRole('article', { name: DEAL, exact: true });
	await article.getByRole('button', { name: 'Keep theirs', exact: true }).click();
	await expect(eszter.heard).toHaveText(`What stands in ${DEAL} is kept`);
	await expect(article).toHaveCount(0);
	await eszter.expectSaved();
	await expect(jana.fact('Value')).toHaveValue('€33,000');
});
