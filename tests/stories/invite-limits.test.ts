import { expect, story } from '../support/story.ts';

story('nobody gives more than they hold', async ({ enter, server }) => {
	const tomas = await enter('tomas', { at: '/javorina/settings/team' });
	await tomas.page.getByRole('button', { name: 'Invite person', exact: true }).click();
	const roles = tomas.dialog('Invite').getByRole('group', { name: 'Roles', exact: true });
	await expect(roles.getByRole('checkbox', { name: 'Director', exact: true })).toBeEnabled();
	await expect(roles.getByRole('checkbox', { name: 'Admin', exact: true })).toBeDisabled();
	const offer = { email: 'peter@example.com', roles: ['admin'], departments: [] };
	const invites = `${server.url}/api/javorina/invites`;
	const options = { data: offer, headers: { origin: server.url } };
	expect((await tomas.context.request.post(invites, options)).status()).toBe(403);

	const marek = await enter('marek', { at: '/javorina/settings/team' });
	await expect(marek.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
	await expect(marek.page.getByText('Jana Kováčová')).toBeVisible();
	await expect(marek.page.getByRole('button', { name: 'Invite person' })).toHaveCount(0);
	expect((await marek.context.request.post(invites, options)).status()).toBe(403);
});
