import { isPresent, rolesOf } from './member.ts';
import type { Memberships } from './memberships.ts';
import type { Projects } from './projects.ts';

/** One project of a person, as lists of them show it. */
export interface MyProject {
	id: string;
	slug: string;
	name: string;
	memberId: string;
	isAdmin: boolean;
}

/** The projects that an account may enter, by name. */
export function projectsOf(
	projects: Projects,
	memberships: Memberships,
	accountId: string
): MyProject[] {
	const mine: MyProject[] = [];
	for (const { projectId, memberId } of memberships.ofAccount(accountId)) {
		const project = projects.find(projectId);
		const member = project?.get('members', memberId) ?? null;
		if (!project || !isPresent(member)) continue;
		const { id, slug, settings } = project;
		mine.push({
			id,
			slug,
			name: settings.name,
			memberId,
			isAdmin: rolesOf(member).includes('admin')
		});
	}
	return mine.sort((a, b) => (a.name < b.name ? -1 : 1));
}
