import { PIPELINE } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

story('Marek knows better than the stage how likely a deal is', async ({ enter }) => {
	const title = 'Strecha kolkárne';
	const [marek, jana] = await Promise.all([
		enter('marek'),
		enter('jana', { at: `${PIPELINE}?q=${encodeURIComponent(title)}` })
	]);
	const header = jana.board.column('Quote sent').region;
	const expectWeighted = (sum: string) =>
		expect(header.getByText(`Weighted ${sum}`, { exact: true })).toHaveCount(1);

	await marek.board.column('Quote sent').quickAdd(`${title} 10 000`);
	await expectWeighted('€6,000');

	await marek.openDeal(title);
	await expect(marek.fact('Likelihood')).toHaveValue('');
	await expect(marek.fact('Likelihood')).toHaveAttribute('placeholder', '60% (Quote sent)');
	await marek.setFact('Likelihood', '90 %');
	await expect(marek.fact('Likelihood')).toHaveValue('90%');
	await expectWeighted('€9,000');
	const total = jana.page.getByText(/1 open deal · €10,000 · weighted €9,000/);
	await expect(total).toBeVisible();

	await marek.setFact('Likelihood', '120');
	await expect(
		marek.facts.getByText('This is not a percentage. Type a number from 0 to 100.')
	).toBeVisible();
	await marek.setFact('Likelihood', '');
	await expectWeighted('€6,000');
	await marek.page.keyboard.press('Control+z');
	await expectWeighted('€9,000');

	await marek.page.getByRole('button', { name: 'Mark as won', exact: true }).click();
	await expect(marek.fact('Likelihood')).toHaveValue('90%');
	await expect(jana.board.column('Won').region.getByText('€10,000')).toHaveCount(1);
	await marek.expectSaved();
});
