import type { Accounts, Profile } from './accounts.ts';
import type { Memberships } from './memberships.ts';
import type { Projects } from './projects.ts';

/**
 * Changes an account; a new name is the name of its member in every project.
 *
 * @throws SpoluError `invalid` for a name that a project refuses: the account is as it was then
 */
export function createProfiles(projects: Projects, accounts: Accounts, memberships: Memberships) {
	return async (accountId: string, patch: Partial<Profile>): Promise<void> => {
		const { name = null } = patch;
		const mine = name === null ? [] : memberships.ofAccount(accountId);
		for (const { projectId, memberId } of mine) {
			await projects.find(projectId)?.commit({ member: memberId, via: 'server' }, (log) => {
				if (log.get('members', memberId)?.name !== name) log.set('members', memberId, { name });
			});
		}
		accounts.change(accountId, patch);
	};
}
