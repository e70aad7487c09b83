import { loseDeal } from '../support/lost-deal.ts';
import { expect, story } from '../support/story.ts';

story(
	'Tomáš’s browser does not let him copy, and nothing goes before it does',
	async ({ enter }) => {
		const [tomas, jana] = await Promise.all([enter('tomas'), enter('jana')]);
		const { page } = tomas;
		await tomas.context.grantPermissions(['clipboard-read', 'clipboard-write']);
		const article = await loseDeal(tomas, jana, 'Csarnokfűtés');
		const copy = article.getByRole('button', { name: 'Copy text', exact: true });
		await expect(copy).toBeVisible();

		const older = await page.evaluateHandle(() => {
			Clipboard.prototype.writeText = () => Promise.reject(new Error('NotAllowedError'));
			const { execCommand } = document;
			document.execCommand = () => false;
			return execCommand;
		});
		await copy.click();
		await expect(tomas.toast).toContainText('copy it by hand');
		await expect(copy).toBeFocused();

		await page.evaluate((works) => {
			document.execCommand = works;
		}, older);
		await copy.click();
		await expect(tomas.toast).toContainText('Copied');
		await expect(article).toHaveCount(0);
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Value: €31,200');
	}
);
