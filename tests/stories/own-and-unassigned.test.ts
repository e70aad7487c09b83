import { keptOn } from '../support/device.ts';
import { expect, story } from '../support/story.ts';

story('Jiří works on his own deals and those that nobody has', async ({ enter }) => {
	const [jiri, jana] = await Promise.all([enter('jiri'), enter('jana')]);
	const { board } = jiri;
	await board.expectOrder('Incoming', [
		'Rekuperace do učeben',
		'Chlazení ležáckého sklepa',
		'Sušiareň dreva',
		'Odtah nad pecí č. 2',
		'Klimatyzacja biur'
	]);
	await expect(board.column('Negotiation').cards).toHaveText(['Regulace vytápění']);

	const assign = async (title: string, to: string) => {
		await jana.board.card(title).choose('Assign to…');
		await jana.dialog('Assign deal').getByRole('combobox', { name: 'Owner' }).selectOption(to);
		await jana.dialog('Assign deal').getByRole('button', { name: 'Assign', exact: true }).click();
	};
	await assign('Odtah nad pecí č. 2', 'Lucie Procházková');
	await expect(board.card('Odtah nad pecí č. 2').link).toHaveCount(0);
	await assign('Servis klimatizácie', 'Nobody');
	await expect(board.column('Incoming').card('Servis klimatizácie').link).toBeVisible();

	await jiri.openDeal('Regulace vytápění');
	await jiri.setFact('Value', '16 400');
	await jiri.expectSaved();
	await expect(jana.board.card('Regulace vytápění').item).toContainText('€16,400');
});

story(
	'what Jiří may see no longer leaves his device, though he goes on to another page',
	async ({ enter }) => {
		const [jiri, jana] = await Promise.all([enter('jiri'), enter('jana')]);
		const title = 'Odtah nad pecí č. 2';
		const isKept = async () => JSON.stringify(await keptOn(jiri.page)).includes(title);
		await expect.poll(isKept).toBe(true);
		await jiri.page.clock.install();
		await jana.board.card(title).choose('Assign to…');
		const dialog = jana.dialog('Assign deal');
		await dialog.getByRole('combobox', { name: 'Owner' }).selectOption('Lucie Procházková');
		await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
		await expect(jiri.board.card(title).link).toHaveCount(0);
		await jiri.page.reload();
		await jiri.expectSaved();
		await jiri.page.clock.fastForward('00:30');
		await expect.poll(isKept).toBe(false);
	}
);
