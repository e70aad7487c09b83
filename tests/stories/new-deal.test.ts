import { expect, story } from '../support/story.ts';

story('Lucie writes a new deal down while she is on the telephone', async ({ enter }) => {
	const [lucie, jana] = await Promise.all([enter('lucie'), enter('jana')]);
	await lucie.page.keyboard.press('c');
	const dialog = lucie.dialog('New deal');
	const box = (name: string) => dialog.getByRole('combobox', { name, exact: true });
	await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Chlazení serverovny');
	await dialog.getByRole('textbox', { name: 'Value', exact: true }).fill('96 500');
	await box('Currency').selectOption('CZK');
	await box('Company').fill('Gymnázium Třebíč');
	await box('Company').press('Enter');
	await box('Person').fill('Jitka Beránková');
	await box('Person').press('Enter');
	await box('Stage').selectOption('Contacted');
	await dialog.getByRole('textbox', { name: 'Expected close', exact: true }).fill('9 Mar 2027');
	await dialog.getByRole('button', { name: 'Create deal', exact: true }).click();

	const card = jana.board.column('Contacted').card('Chlazení serverovny');
	await expect(card.item).toContainText('Gymnázium Třebíč');
	await expect(card.item).toContainText(/96,500/);
	await jana.openDeal('Chlazení serverovny');
	const fact = (name: string) => jana.facts.getByRole('combobox', { name, exact: true });
	await expect(fact('Owner')).toHaveValue('Lucie Procházková');
	await expect(fact('Person')).toHaveValue('Jitka Beránková');
	await expect(jana.fact('Expected close')).toHaveValue('9 Mar 2027');
	await lucie.expectSaved();
});

story('Lucie leaves the dialog without a deal', async ({ enter }) => {
	const lucie = await enter('lucie');
	const add = lucie.page.getByRole('button', { name: 'Add deal', exact: true });
	await add.click();
	const dialog = lucie.dialog('New deal');
	await dialog.getByRole('button', { name: 'Create deal', exact: true }).click();
	await expect(dialog.getByText('Type a title.')).toBeVisible();
	await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
	await expect(dialog).toHaveCount(0);
	await expect(add).toBeFocused();
});

story('Lucie is told that a day is not understood before the deal is made', async ({ enter }) => {
	const lucie = await enter('lucie');
	await lucie.page.keyboard.press('c');
	const dialog = lucie.dialog('New deal');
	const day = dialog.getByRole('textbox', { name: 'Expected close', exact: true });
	const title = dialog.getByRole('textbox', { name: 'Title', exact: true });
	await day.fill('31 Feb 2027');
	await title.fill('Chlazení serverovny');
	await title.press('Enter');
	await expect(day).toBeFocused();
	await expect(day).toHaveValue('31 Feb 2027');
	await day.fill('28 Feb 2027');
	await day.press('Enter');
	await expect(dialog).toHaveCount(0);
	await lucie.openDeal('Chlazení serverovny');
	await expect(lucie.fact('Expected close')).toHaveValue('28 Feb 2027');
	await lucie.expectSaved();
});
