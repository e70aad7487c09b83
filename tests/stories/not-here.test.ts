import type { Page } from '@playwright/test';
import { expect, story } from '../support/story.ts';

const at = '/javorina/settings/profile';

story('Jana is not here for others, whatever she opens, until she says so', async ({ enter }) => {
	const looks: string[] = [];
	const listen = (page: Page) =>
		page.on('websocket', (socket) =>
			socket.on('framesent', ({ payload }) => {
				const text = payload.toString('utf8');
				if (text.includes('"t":"look"')) looks.push(text);
			})
		);
	const marek = await enter('marek', { at });
	const jana = await enter('jana', { at, onpage: listen });
	const here = marek.page.getByRole('group', { name: 'People here', exact: true });
	const seen = here.getByRole('button', { name: 'Follow Jana Kováčová', exact: true });
	const mine = jana.page.getByRole('switch', { name: 'Show when I am here', exact: true });
	await expect(seen).toBeVisible();

	const other = await jana.context.newPage();
	listen(other);
	await other.goto(jana.page.url());
	const inOther = other.getByRole('switch', { name: 'Show when I am here', exact: true });
	await expect.poll(() => looks.length, 'both tabs say where they are').toBeGreaterThan(1);

	const kept = jana.page.waitForResponse('**/api/profile');
	await mine.click();
	await kept;
	await expect(seen).toHaveCount(0);
	await expect(inOther).not.toBeChecked();
	looks.length = 0;
	await jana.page.reload();
	await expect(mine).not.toBeChecked();
	await jana.expectSaved();
	await expect.poll(() => looks.length, 'what Jana’s page says of her').toBeGreaterThan(0);
	expect(looks.filter((look) => !look.includes('"look":null'))).toEqual([]);
	await expect(seen).toHaveCount(0);

	await mine.click();
	await expect(seen).toBeVisible();
	await expect(inOther).toBeChecked();
});
