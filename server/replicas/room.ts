import type { Project } from '../changelog/project.ts';
import type { Paces } from '../paces/pace.ts';
import type { Presence } from './presence.ts';
import type { Replicas } from './replicas.ts';

/** Live editing of one project. */
export interface Room {
	project: Project;
	replicas: Replicas;
	presence: Presence;
	/** Each member's pace on all devices (rule 18): for what is typed, for what comes in journals. */
	typed: Paces;
	brought: Paces;
	listsTimer: NodeJS.Timeout | null;
}
