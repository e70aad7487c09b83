import { ImportPage } from '../support/import-page.ts';
import { expect, story } from '../support/story.ts';

story(
	'the address of an import that is not there leads Katarína on to another file',
	async ({ enter }) => {
		const at = '/javorina/import?id=not-there-at-all';
		const katarina = await enter('katarina', { at });
		katarina.troubles.expect(/404 GET/);
		const importing = new ImportPage(katarina.page);
		await expect(importing.alert).toBeVisible();
		await importing.button('Import another file').click();
		await expect(importing.alert).toHaveCount(0);
		await expect(katarina.page.getByLabel('File', { exact: true })).toBeVisible();
	}
);
