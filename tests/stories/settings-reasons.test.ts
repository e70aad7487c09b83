import { expect, story } from '../support/story.ts';

const at = '/javorina/settings/pipelines';

story('Jana edits the reasons for lost, and Marek is offered them at once', async ({ enter }) => {
	const [jana, marek] = await Promise.all([enter('jana', { at }), enter('marek')]);
	const list = jana.page.getByRole('region', { name: 'Reasons for lost', exact: true });
	const button = (name: string) => list.getByRole('button', { name, exact: true });
	const field = (name: string) => list.getByRole('textbox', { name, exact: true });
	const dialog = marek.dialog('Why was it lost?');
	const reason = dialog.getByRole('combobox', { name: 'Reason', exact: true });
	const [standard, weather] = [
		['No reason chosen', 'Timing', 'Budget', 'Competitor', 'Reorganisation', 'No answer'],
		'Bad weather'
	];

	await marek.board.card('Klimatizácia kongresovej sály').choose('Mark as lost');
	await expect(reason.getByRole('option')).toHaveText(standard);
	await field('New reason').fill('  Weather ');
	await field('New reason').press('Enter');
	await expect(field('New reason')).toHaveValue('');
	await expect(reason.getByRole('option')).toHaveText([...standard, 'Weather']);
	await reason.selectOption('Weather');
	await field('Name of Weather').fill(weather);
	await field('Name of Weather').press('Enter');
	await expect(reason.getByRole('option')).toHaveText([...standard, weather]);
	await dialog.getByRole('button', { name: 'Save', exact: true }).click();
	await marek.expectSaved();

	await button(`Delete ${weather}`).click();
	await expect(field(`Name of ${weather}`)).toHaveCount(0);
	await marek.board.card('Výmena chladenia, linka 3').choose('Mark as lost');
	await expect(reason.getByRole('option')).toHaveText(standard);
	await jana.toast.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(reason.getByRole('option')).toHaveText([...standard, weather]);
	await button(`Delete ${weather}`).click();
	await expect(reason.getByRole('option')).toHaveText(standard);
	await dialog.getByRole('button', { name: 'Skip', exact: true }).click();

	await marek.board.column('Lost').expand();
	await marek.board.column('Lost').card('Klimatizácia kongresovej sály').link.click();
	await expect(marek.facts.getByRole('combobox', { name: 'Reason', exact: true })).toHaveValue(
		weather
	);
	await jana.expectSaved();
});

story('Jana arranges reasons by keyboard, and Marek only sees them', async ({ enter }) => {
	const people = await Promise.all([enter('jana', { at }), enter('marek', { at })]);
	const [jana, marek] = people;
	const listOf = ({ page }: typeof jana) =>
		page.getByRole('region', { name: 'Reasons for unqualified', exact: true });
	const button = (name: string) => listOf(jana).getByRole('button', { name, exact: true });

	await expect(listOf(marek).getByRole('listitem')).toHaveText([
		'Wrong fit',
		'No need',
		'Duplicate'
	]);
	await expect(listOf(marek).getByRole('textbox')).toHaveCount(0);
	await expect(listOf(marek).getByRole('button')).toHaveCount(0);

	await button('Move Duplicate earlier').focus();
	await jana.page.keyboard.press('Enter');
	await expect(button('Move Duplicate earlier')).toBeFocused();
	await jana.page.keyboard.press('Enter');
	await expect(button('Move Duplicate later')).toBeFocused();
	await expect(listOf(marek).getByRole('listitem')).toHaveText([
		'Duplicate',
		'Wrong fit',
		'No need'
	]);

	const name = listOf(jana).getByRole('textbox', { name: 'Name of Duplicate', exact: true });
	await name.fill(' ');
	await name.press('Enter');
	await expect(jana.toast).toContainText('must not be empty');
	await expect(name).toHaveValue('Duplicate');

	for (const reason of ['Duplicate', 'Wrong fit', 'No need']) {
		await button(`Delete ${reason}`).click();
	}
	for (const person of people) await expect(listOf(person)).toContainText('no reasons');
	await listOf(jana).getByRole('textbox', { name: 'New reason', exact: true }).fill('No need');
	await button('Add reason').click();
	await expect(listOf(marek).getByRole('listitem')).toHaveText(['No need']);
	await jana.expectSaved();
});
