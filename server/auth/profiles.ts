import type { Accounts, Profile } from './accounts.ts';
import type { Memberships } from './memberships.ts';
import type { Projects } from './projects.ts';

/** Changes an account; a new name is the name of its member in every project. */
export function createProfiles(projects: Projects, accounts: Accounts, memberships: Memberships) {
	return async (accountId: string, patch: Partial<Profile>): Promise<void> => {
		accounts.change(accountId, patch);
		const { name } = patch;
		if (name === undefined) return;
		for (const { projectId, memberId } of memberships.ofAccount(accountId)) {
			await projects.find(projectId)?.commit({ member: memberId, via: 'server' }, (log) => {
				if (log.get('members', memberId)?.name !== name) log.set('members', memberId, { name });
			});
		}
	};
}
