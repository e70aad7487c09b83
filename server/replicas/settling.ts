import type { Entry } from '#lib/model/entries.ts';
import { Malformed, type Saved } from '../changelog/judging.ts';
import type { Project } from '../changelog/project.ts';
import { SpoluError } from '../errors.ts';
import type { Collaboration } from './collaboration.ts';
import { mayBring } from './bringing.ts';
import { delivered } from './delivery.ts';

/** Judges entries that came over HTTP, and says what became of them. @throws `limited`, `invalid` */
export async function settle(
	world: Collaboration,
	project: Project,
	member: string,
	entries: Entry[],
	address?: string
): Promise<Saved[]> {
	const { brought } = world.roomOf(project);
	if (project.isBusyFor(member) || !mayBring(brought, project, member, entries)) {
		throw new SpoluError('limited', 'auth.limited', { seconds: 2 });
	}
	const all = await project.judge(member, entries, address).catch((error: unknown) => {
		if (error instanceof Malformed) throw new SpoluError('invalid', 'rule.malformed');
		throw error;
	});
	return all.map((saved) => ({
		...saved,
		outcomes: delivered(project, member, saved.outcomes)
	}));
}
