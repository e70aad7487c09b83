import { expect, story } from '../support/story.ts';

story('Marek keeps the facts of a deal right', async ({ enter }) => {
	const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
	const title = 'Rozvody tepla, pavilón C';
	await Promise.all([marek.openDeal(title), jana.openDeal(title)]);
	await marek.setFact('Title', 'Rozvody tepla, pavilóny C a D');
	await marek.setFact('Expected close', '9 Mar 2027');
	const person = marek.facts.getByRole('combobox', { name: 'Person', exact: true });
	await expect(person).toHaveValue('Marián Oravec');
	const stage = marek.page.getByRole('radiogroup', { name: 'Stage', exact: true });
	await stage.getByRole('radio', { name: 'Quote sent', exact: true }).click();

	await expect(
		jana.page.getByRole('heading', { level: 1, name: 'Rozvody tepla, pavilóny C a D', exact: true })
	).toBeVisible();
	await expect(jana.fact('Expected close')).toHaveValue('9 Mar 2027');
	await expect(jana.page.getByRole('radio', { name: 'Quote sent', exact: true })).toBeChecked();

	const related = marek.page.getByRole('region', { name: 'Related', exact: true });
	await related.getByRole('link', { name: 'Ľubochnianske kúpele', exact: true }).click();
	await expect(
		marek.page.getByRole('heading', { level: 1, name: 'Ľubochnianske kúpele', exact: true })
	).toBeVisible();
	await expect(
		marek.page.getByRole('link', { name: 'Rozvody tepla, pavilóny C a D', exact: true })
	).toBeVisible();
	await marek.expectSaved();
});

story('a deal that Jana deletes does not vanish from under Tomáš’s hands', async ({ enter }) => {
	const [tomas, jana] = await Promise.all([enter('tomas'), enter('jana')]);
	tomas.troubles.expect(/^404 GET .*\/records\/deals\//);
	await tomas.openDeal('Vykurovanie dielne');
	await jana.board.card('Vykurovanie dielne').choose('Delete');
	const notice = tomas.page.getByRole('alert');
	await expect(notice).toContainText('Vykurovanie dielne');
	await jana.page.keyboard.press('Control+z');
	await expect(notice).toHaveCount(0);
	await expect(tomas.fact('Title')).toHaveValue('Vykurovanie dielne');
	await jana.expectSaved();
});
