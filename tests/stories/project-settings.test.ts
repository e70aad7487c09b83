import { expect, story } from '../support/story.ts';

story('Jana’s firm changes its currency, and everybody goes on in it', async ({ enter }) => {
	const at = '/javorina/settings/profile';
	const people = await Promise.all([enter('jana', { at }), enter('marek', { at })]);
	const [jana, marek] = people;
	const currencyOf = ({ page }: typeof jana) =>
		page.getByRole('combobox', { name: 'Currency', exact: true });
	await expect(currencyOf(marek)).toBeDisabled();
	await currencyOf(jana).fill('CZK');
	await currencyOf(jana).press('Enter');
	for (const person of people) await expect(currencyOf(person)).toHaveValue(/CZK/);

	for (const { nav } of people) {
		await nav.getByRole('link', { name: 'Pipeline', exact: true }).click();
	}
	await marek.board.column('Incoming').quickAdd('Plot okolo skladu 4 300');
	for (const { board } of people) {
		const { item } = board.column('Incoming').card('Plot okolo skladu');
		await expect(item).toContainText('Kč 4,300');
	}
	await jana.page.goBack();
	await jana.page.reload();
	await expect(currencyOf(jana)).toHaveValue(/CZK/);
	await marek.expectSaved();
});
