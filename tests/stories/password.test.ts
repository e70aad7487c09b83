import { expectAccessible } from '../support/axe.ts';
import { PASSWORD } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

const NEXT = 'seven brave larches';

story(
	'Jana changes her password: her other browser is signed out, and she signs in by the new one',
	async ({ enter, visit }) => {
		const other = await enter('jana');
		other.troubles.expect(/^401 /);
		const jana = await enter('jana', { at: '/javorina/settings/profile' });
		jana.troubles.expect(/^400 POST .*\/api\/password$/);
		const { page } = jana;
		await page.getByRole('button', { name: 'Change password', exact: true }).click();
		const dialog = jana.dialog('Change password');
		const change = dialog.getByRole('button', { name: 'Change password', exact: true });
		await dialog.getByLabel('Current password').fill('something else');
		await dialog.getByLabel('New password').fill(NEXT);
		await change.click();
		await expect(dialog.getByRole('alert')).toHaveText('This is not your password.');
		await expectAccessible(page, 'Change password');
		await dialog.getByLabel('Current password').fill(PASSWORD);
		await dialog.getByLabel('New password').fill('short');
		await change.click();
		await expect(dialog.getByRole('alert')).toContainText('at least 10 characters');
		await dialog.getByLabel('New password').fill(NEXT);
		await change.click();
		await expect(jana.toast).toContainText('Your password is changed.');
		await expect(dialog).toHaveCount(0);
		const devices = page.getByRole('list', { name: 'Devices', exact: true });
		await expect(devices.getByRole('listitem')).toHaveCount(1);
		await expect(
			other.page.getByRole('heading', { level: 1, name: 'You are signed out', exact: true })
		).toBeVisible();
		await jana.expectSaved();

		const again = await visit();
		again.troubles.expect(/^400 POST .*\/sign-in/);
		await again.goto('/sign-in');
		const submit = again.page.getByRole('button', { name: 'Sign in', exact: true });
		await again.page.getByRole('textbox', { name: 'Email' }).fill('jana@javorina.example');
		await again.page.getByLabel('Password').fill(PASSWORD);
		await submit.click();
		await expect(again.page.getByRole('alert')).toHaveText('Email or password is not right');
		await again.page.getByLabel('Password').fill(NEXT);
		await submit.click();
		await again.expectSaved();
	}
);
