import { TOTP } from 'otpauth';
import { expectAccessible } from '../support/axe.ts';
import { PASSWORD, type Person } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

/** Types e-mail and password, and comes to where the code is asked for. */
async function begin(person: Person): Promise<void> {
	const { page } = person;
	await person.goto('/sign-in?next=/javorina/contacts');
	await page.getByRole('textbox', { name: 'Email', exact: true }).fill('jana@javorina.example');
	await page.getByLabel('Password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Enter your code', exact: true })
	).toBeVisible();
}

async function give(person: Person, code: string): Promise<void> {
	await person.page.getByRole('textbox', { name: 'Code', exact: true }).fill(code);
	await person.page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

story(
	'Jana switches two-factor sign-in on, comes in by code and by recovery code, and switches it off',
	async ({ enter, visit }) => {
		story.slow();
		const jana = await enter('jana', { at: '/javorina/settings/profile' });
		const { page } = jana;
		const part = page.getByRole('region', { name: 'Two-factor sign-in', exact: true });
		await part.getByRole('button', { name: 'Switch on', exact: true }).click();
		const dialog = jana.dialog('Two-factor sign-in');
		await dialog.getByLabel('Your password').fill(PASSWORD);
		await dialog.getByRole('button', { name: 'Continue', exact: true }).click();
		await expect(dialog.getByRole('img', { name: 'QR code for the app' })).toBeVisible();
		const key = await dialog.getByRole('textbox', { name: 'Key', exact: true }).inputValue();
		const app = new TOTP({ secret: key.replaceAll(' ', '') });
		await expectAccessible(page, 'the key for the app');
		await dialog.getByRole('textbox', { name: 'Code', exact: true }).fill(app.generate());
		await dialog.getByRole('button', { name: 'Switch on', exact: true }).click();
		const codes = dialog.getByRole('list', { name: 'Recovery codes', exact: true });
		await expect(codes.getByRole('listitem')).toHaveCount(10);
		const [first, second] = await codes.getByRole('listitem').allTextContents();
		await expectAccessible(page, 'recovery codes');
		await dialog.getByRole('button', { name: 'Done', exact: true }).click();
		await expect(part).toContainText('10 recovery codes are left.');

		const phone = await visit();
		phone.troubles.expect(/^400 POST .*\/sign-in/);
		await begin(phone);
		await phone.page.getByRole('link', { name: 'Start again', exact: true }).click();
		await phone.expectSignedOut();
		await begin(phone);
		await expect(phone.page.getByRole('textbox', { name: 'Code', exact: true })).toBeFocused();
		await expectAccessible(phone.page, 'Enter your code');
		await give(phone, 'AAAA-AAAA-AAAA-AAAA');
		await expect(phone.page.getByRole('alert')).toContainText('This code is not right');
		await phone.page.reload();
		// The code of this moment may have been used: that of the next is taken as well.
		await give(phone, app.generate({ timestamp: Date.now() + 30_000 }));
		await expect(phone.page).toHaveURL(/\/javorina\/contacts$/);

		const other = await visit();
		await begin(other);
		await give(other, first!);
		await expect(other.page).toHaveURL(/\/javorina\/contacts$/);

		await jana.goto('/javorina/settings/profile');
		await expect(part).toContainText('9 recovery codes are left.');
		await part.getByRole('button', { name: 'Switch off', exact: true }).click();
		const off = jana.dialog('Switch off');
		await off.getByLabel('Your password').fill(PASSWORD);
		await off.getByRole('textbox', { name: 'Code', exact: true }).fill(second!);
		await off.getByRole('button', { name: 'Switch off', exact: true }).click();
		await expect(jana.toast).toContainText('Two-factor sign-in is off');
		await expect(part.getByRole('button', { name: 'Switch on', exact: true })).toBeVisible();
	}
);
