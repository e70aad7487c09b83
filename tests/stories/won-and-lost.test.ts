import { expect, story } from '../support/story.ts';

story('Agnieszka wins one deal, loses another and says why', async ({ enter }) => {
	const [agnieszka, jana] = await Promise.all([
		enter('agnieszka', { isWide: true }),
		enter('jana')
	]);
	const { board, page } = agnieszka;
	const won = jana.board.column('Won');
	await expect(won.region).toContainText(/\d+ deals/);
	const before = Number(/(\d+) deals/.exec((await won.region.textContent()) ?? '')?.[1]);
	await board.card('Wymiana agregatu').choose('Mark as won');
	await expect(won.region).toContainText(`${before + 1} deals`);

	await board.card('Chłodzenie leżakowni').drag(board.column('Quote sent').region, 'middle');
	const zones = page.getByRole('region', { name: 'Drop zones', exact: true });
	const lost = zones.getByRole('group', { name: 'Drop on Lost', exact: true });
	const box = (await lost.boundingBox())!;
	await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 6 });
	await page.mouse.move(box.x + box.width / 2 + 2, box.y + box.height / 2);
	await page.mouse.up();
	const dialog = agnieszka.dialog('Why was it lost?');
	await dialog.getByRole('combobox', { name: 'Reason', exact: true }).selectOption('Competitor');
	await dialog.getByRole('button', { name: 'Save', exact: true }).click();
	await agnieszka.expectSaved();

	await jana.board.column('Lost').expand();
	await expect(jana.board.column('Lost').cards.first()).toHaveText('Chłodzenie leżakowni');
	await jana.board.column('Lost').card('Chłodzenie leżakowni').link.click();
	await expect(jana.facts.getByRole('combobox', { name: 'Reason', exact: true })).toHaveValue(
		'Competitor'
	);
});
