import { fieldOf } from '#lib/model/collections.ts';
import type { Outcome } from '#lib/model/entries.ts';
import { mayRead, mayReadField } from '#lib/model/rights.ts';
import type { Project } from '../changelog/project.ts';
import { stampOf } from '../changelog/record.ts';
import { projection } from '../scopes/projection.ts';

/**
 * Outcomes as their author may see them now: what stands in the field, who put it there and when, read
 * through the author's present scope. `now` is null when the record is not theirs to see.
 */
export function delivered(project: Project, member: string, outcomes: Outcome[]): Outcome[] {
	return outcomes.map((outcome) => ({ ...outcome, now: standing(project, member, outcome) }));
}

function standing(project: Project, member: string, outcome: Outcome): Outcome['now'] {
	const record = project.store.get(outcome.collection, outcome.recordId);
	if (!record) return null;
	const scope = project.scopeOf(member);
	const alive = { ...record.fields };
	delete alive.deletedAt;
	if (!mayRead(scope, outcome.collection, alive)) return null;
	const key = record.fields.deletedAt === undefined ? (outcome.field ?? '') : 'deletedAt';
	// A field that is none may be named like what every object has, `constructor` say.
	if (key !== '' && !fieldOf(outcome.collection, key)) return null;
	const [, at, author] = stampOf(record, key);
	const { deletedAt } = record.fields;
	if (deletedAt !== undefined) return { value: deletedAt, author, at, isDeleted: true };
	if (key === 'deletedAt') return { value: null, author, at };
	if (key !== '' && !mayReadField(scope, outcome.collection, alive, key)) return null;
	const seen = projection(scope, record, project.store.get.bind(project.store));
	return { value: seen?.[key] ?? null, author, at };
}
