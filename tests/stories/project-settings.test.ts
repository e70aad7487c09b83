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

story(
	'people read a deal’s times in the zone of Jana’s firm, wherever they are',
	async ({ enter }) => {
		const jana = await enter('jana', { at: '/javorina/pipeline/new-business' });
		await jana.openDeal('Csarnokfűtés');
		const at = new URL(jana.page.url()).pathname;
		const eszter = await enter('eszter', { at, browser: { timezoneId: 'Asia/Kuala_Lumpur' } });
		const made = ({ page }: typeof jana) => page.getByText(/^Created /);
		const inBratislava = await made(jana).innerText();
		await expect(made(eszter)).toHaveText(inBratislava);

		await jana.goto('/javorina/settings/profile');
		const zone = jana.page.getByRole('combobox', { name: 'Time zone', exact: true });
		await zone.fill('Asia/Kuala');
		await zone.press('Enter');
		await expect(zone).toHaveValue(/Kuala/);
		await expect(made(eszter)).not.toHaveText(inBratislava);
		const inKualaLumpur = await made(eszter).innerText();
		await jana.goto(at);
		await expect(made(jana)).toHaveText(inKualaLumpur);
	}
);
