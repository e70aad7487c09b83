import { keptOn } from '../support/device.ts';
import type { Person } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

async function assign(person: Person, title: string, to: string): Promise<void> {
	const dialog = person.dialog('Assign deal');
	await person.board.card(title).choose('Assign to…');
	await dialog.getByRole('combobox', { name: 'Owner' }).selectOption(to);
	await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
}

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

	await assign(jana, 'Odtah nad pecí č. 2', 'Lucie Procházková');
	await expect(board.card('Odtah nad pecí č. 2').link).toHaveCount(0);
	await assign(jana, 'Servis klimatizácie', 'Nobody');
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
		await assign(jana, title, 'Lucie Procházková');
		await expect(jiri.board.card(title).link).toHaveCount(0);
		await jiri.page.reload();
		await jiri.expectSaved();
		const isKeptLater = async () => {
			await jiri.page.clock.fastForward('00:30');
			return await isKept();
		};
		await expect.poll(isKeptLater).toBe(false);
	}
);

story(
	'Jiří sees no more of what was given to somebody else; Jana is offered back what was deleted',
	async ({ enter }) => {
		const [jiri, jana] = await Promise.all([enter('jiri'), enter('jana')]);
		jiri.troubles.expect(/^404 GET .*\/records\/deals\//);
		jana.troubles.expect(/^404 GET .*\/records\/deals\//);
		const title = 'Odtah nad pecí č. 2';
		await jiri.openDeal(title);
		await assign(jana, title, 'Lucie Procházková');
		const missing = { level: 1, name: 'This page is not here', exact: true } as const;
		await expect(jiri.page.getByRole('heading', missing)).toBeVisible();
		await expect(jiri.page.getByRole('main')).not.toContainText(title);
		await expect(jiri.page).not.toHaveTitle(new RegExp(title));
		await jiri.page.reload();
		await expect(jiri.page.getByRole('heading', missing)).toBeVisible();

		const own = 'Regulace vytápění';
		await jiri.goto('/javorina/pipeline/new-business');
		await jana.openDeal(own);
		await jiri.board.card(own).choose('Delete');
		await jana.page.getByRole('button', { name: 'Restore', exact: true }).click();
		await expect(jiri.board.card(own).link).toBeVisible();
		await Promise.all([jiri.expectSaved(), jana.expectSaved()]);
	}
);

story(
	'Jiří holds a card that is given to somebody else, and is not told of a deletion',
	async ({ enter }) => {
		const [jiri, jana] = await Promise.all([enter('jiri', { isWide: true }), enter('jana')]);
		const title = 'Odtah nad pecí č. 2';
		const { board } = jiri;
		await board.card(title).drag(board.card('Regulace vytápění').item, 'top');
		await assign(jana, title, 'Lucie Procházková');
		await expect(jiri.toast).toContainText(`${title} was deleted, or it is no longer shared`);
		await expect(jiri.toast.getByRole('button')).toHaveCount(0);
		await jiri.page.mouse.up();
		await jana.expectSaved();
	}
);
