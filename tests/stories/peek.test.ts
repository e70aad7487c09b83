import { expect, story } from '../support/story.ts';

story('Eszter looks through her deals without leaving the board', async ({ enter }) => {
	const [eszter, jana] = await Promise.all([enter('eszter'), enter('jana')]);
	const { page, board } = eszter;
	const peek = (title: string) => page.getByRole('complementary', { name: title, exact: true });
	await board.card('Csarnokfűtés').link.focus();
	await page.keyboard.press('Space');
	const first = peek('Csarnokfűtés');
	await expect(first).toBeVisible();
	await expect(first.getByText('5 of 9', { exact: true })).toBeVisible();
	await expect(page).toHaveURL(/peek=deal:/);
	const value = first.getByRole('textbox', { name: 'Value', exact: true });
	await value.fill('30 000');
	await value.press('Enter');
	await expect(jana.board.card('Csarnokfűtés').item).toContainText('€30,000');

	await first.getByRole('button', { name: 'Next', exact: true }).click();
	const second = peek('Társasház, 24 hőszivattyú');
	await expect(second).toBeVisible();
	await second.getByRole('button', { name: 'Close', exact: true }).click();
	await expect(second).toHaveCount(0);
	await expect(board.card('Társasház, 24 hőszivattyú').link).toBeFocused();

	await page.keyboard.press('Space');
	await expect(second).toBeVisible();
	await page.goBack();
	await expect(second).toHaveCount(0);
	await eszter.expectSaved();
});
