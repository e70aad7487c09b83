import { expect, story } from '../support/story.ts';

story('Marek types three deals in a row, the amounts at the end', async ({ enter }) => {
	const [marek, jana] = await Promise.all([enter('marek'), enter('jana')]);
	const column = marek.board.column('Qualified');
	const before = await jana.board.column('Qualified').titles();
	await expect(jana.board.column('Qualified').region).toContainText(`${before.length} deals`);
	await column.quickAdd('Strecha dielne 12 400');
	await column.quickAdd('Servis 2027');
	await column.quickAdd('Klimatizácia kancelárie 1 250,50');
	await expect(column.card('Strecha dielne').item).toContainText('€12,400');
	await expect(column.card('Servis 2027').item).not.toContainText('€');
	await expect(column.card('Klimatizácia kancelárie').item).toContainText('€1,250.50');

	const composer = column.region.getByRole('textbox', { name: 'Deal title', exact: true });
	await composer.press('Escape');
	await expect(composer).toHaveCount(0);
	await jana.board.expectOrder('Qualified', [
		...before,
		'Strecha dielne',
		'Servis 2027',
		'Klimatizácia kancelárie'
	]);
	await expect(jana.board.column('Qualified').region).toContainText(`${before.length + 3} deals`);
	await marek.expectSaved();
});
