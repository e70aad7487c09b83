import type { Project } from './projects.ts';

/** A project whose commits say from where they were asked for, for the audit log. */
export function reachedFrom(project: Project, address: string): Project {
	return {
		id: project.id,
		slug: project.slug,
		settings: project.settings,
		scopeOf: (member) => project.scopeOf(member),
		get: (...of) => project.get(...of),
		all: (collection) => project.all(collection),
		commit: (author, work) => project.commit({ ...author, address }, work)
	};
}
