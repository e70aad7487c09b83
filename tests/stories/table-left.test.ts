import { expect, story } from '../support/story.ts';

const TABLE = '/javorina/pipeline/new-business?layout=table';

story(
	'Marek sees that Jana has left a cell when she clicks beside the table',
	async ({ enter }) => {
		const [jana, marek] = await Promise.all([enter('jana', { at: TABLE }), enter('marek')]);
		await marek.goto(TABLE);
		const rowOf = ({ page }: typeof jana) =>
			page.getByRole('row', { name: 'Strecha, sklad Žilina', exact: true });
		const seen = rowOf(marek).getByText('Jana Kováčová', { exact: true });

		await rowOf(jana).getByRole('gridcell', { name: '€12,400', exact: true }).click();
		await jana.page.keyboard.press('Enter');
		await jana.page.getByRole('textbox', { name: 'Value', exact: true }).fill('12 500');
		await expect(seen).toBeVisible();
		await jana.page.getByRole('heading', { level: 1 }).click();
		await expect(
			rowOf(marek).getByRole('gridcell', { name: '€12,500', exact: true })
		).toBeVisible();
		await expect(seen).toHaveCount(0);
		await jana.expectSaved();
	}
);
