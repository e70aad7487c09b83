import type { CDPSession } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { PASSWORD, signIn, type Person } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

/** Gives the browser an authenticator that knows its owner. */
async function withAuthenticator(person: Person): Promise<{ cdp: CDPSession; id: string }> {
	const cdp = await person.context.newCDPSession(person.page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return { cdp, id };
}

story(
	'Jana adds a passkey, comes in by it, and no more once it is removed',
	async ({ visit, server }) => {
		story.slow();
		const jana = await visit();
		jana.troubles.expect(/^400 POST .*\/api\/passkey/);
		const { page } = jana;
		const { cdp, id } = await withAuthenticator(jana);
		// Passkeys belong to a name, which 127.0.0.1 is not.
		const url = server.url.replace('127.0.0.1', 'localhost');
		const enter = page.getByRole('button', { name: 'Sign in with a passkey', exact: true });
		await page.goto(`${url}/sign-in?next=/javorina/settings/profile`);
		await expect(enter).toBeVisible();
		await expectAccessible(page, 'sign-in with passkeys');
		await enter.click();
		await expect(page.getByRole('alert')).toContainText('No passkey was used.');

		await signIn(jana.context, url, 'jana');
		await page.goto(`${url}/javorina/settings/profile`);
		const part = page.getByRole('region', { name: 'Passkeys', exact: true });
		await part.getByRole('button', { name: 'Add a passkey', exact: true }).click();
		const dialog = jana.dialog('Add a passkey');
		const add = dialog.getByRole('button', { name: 'Add', exact: true });
		await dialog.getByLabel('Your password').fill('something else');
		await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Laptop');
		await add.click();
		await expect(dialog.getByRole('alert')).toHaveText('This is not your password.');
		await expectAccessible(page, 'Add a passkey');
		await dialog.getByLabel('Your password').fill(PASSWORD);
		await add.click();
		await expect(jana.toast).toContainText('Laptop is added');
		await expect(part.getByRole('listitem')).toContainText('Not used yet');
		await expectAccessible(page, 'passkeys');
		const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id });
		expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);

		await jana.signOut();
		await page.goto(`${url}/sign-in?next=/javorina/settings/profile`);
		await enter.click();
		await expect(part.getByRole('listitem')).toContainText('Last used');
		await jana.expectSaved();
		await part.getByRole('button', { name: 'Remove Laptop', exact: true }).click();
		await expect(jana.toast).toContainText('Laptop is removed');
		await expect(part.getByRole('listitem')).toHaveCount(0);

		await jana.signOut();
		await enter.click();
		await expect(page.getByRole('alert')).toContainText('This passkey is not known here.');
	}
);
