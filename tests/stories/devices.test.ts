import { expect, story } from '../support/story.ts';

story(
	'Jana signs out the browser that she left open elsewhere, and then all others',
	async ({ enter }) => {
		const left = await enter('jana');
		left.troubles.expect(/^401 /);
		const jana = await enter('jana', { at: '/javorina/settings/profile' });
		const { page } = jana;
		const devices = page.getByRole('list', { name: 'Devices', exact: true });
		await expect(devices.getByRole('listitem')).toHaveCount(2);
		const own = devices.getByRole('listitem').filter({ hasText: 'This device' });
		await expect(own).toContainText('Chrome on Linux');
		await expect(own.getByRole('button')).toHaveCount(0);

		await devices.getByRole('button', { name: /^Sign out Chrome on Linux/ }).click();
		await expect(jana.toast).toContainText('Chrome on Linux is signed out');
		await expect(devices.getByRole('listitem')).toHaveCount(1);
		await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
		await expect(
			left.page.getByRole('heading', { level: 1, name: 'You are signed out', exact: true })
		).toBeVisible();

		const more = await enter('jana');
		more.troubles.expect(/^401 /);
		await jana.goto('/javorina/settings/profile');
		await page.getByRole('button', { name: 'Sign out all others', exact: true }).click();
		await expect(devices.getByRole('listitem')).toHaveCount(1);
		await expect(
			more.page.getByRole('heading', { level: 1, name: 'You are signed out', exact: true })
		).toBeVisible();
		await jana.expectSaved();
	}
);
