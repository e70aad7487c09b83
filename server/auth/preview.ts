import { setImmediate as nextRound } from 'node:timers/promises';
import type { CollectionName } from '#lib/model/collections.ts';
import { covers } from '#lib/model/covering.ts';
import type { Fields } from '#lib/model/json.ts';
import { mayRead } from '#lib/model/rights.ts';
import { roleRecord } from '#lib/model/role-ids.ts';
import type { Scope } from '#lib/model/scope.ts';
import { SpoluError } from '../errors.ts';
import { Scopes, type Registry } from '../scopes/scopes.ts';
import { isPresent, managerScope } from './member.ts';
import type { Project } from './projects.ts';
import { fieldsOf, type RoleDefinition } from './roles.ts';

/** What a member sees of a collection now, and would see were a role another one. */
export interface Preview {
	collection: CollectionName;
	now: number;
	then: number;
	/** The titles of a few records that they would see. */
	examples: string[];
}

/** Whose view, and what the role would be. */
export interface Question {
	member: string;
	role: string;
	definition: RoleDefinition;
}

const SHOWN: CollectionName[] = ['companies', 'people', 'deals', 'products'];
const EXAMPLES = 3;
/** So many records are looked at before others have their turn. */
const SLICE = 500;

/**
 * Counts what a member would see, archived records too.
 *
 * @throws SpoluError `forbidden` without `members` write, or where more would be told than `by` may see;
 * `not_found`
 */
export async function preview(
	project: Project,
	by: string,
	{ member, role, definition }: Question
): Promise<Preview[]> {
	const holder = managerScope(project, by);
	const fields = project.get('members', member);
	if (!isPresent(fields)) throw new SpoluError('not_found', 'auth.notFound');
	const now = new Scopes(project).ofFields(member, fields);
	const then = new Scopes(changed(project, role, definition)).ofFields(member, fields);
	for (const scope of [now, then]) {
		if (!covers(holder, scope)) throw new SpoluError('forbidden', 'settings.beyondYou');
	}
	const seen: Preview[] = [];
	for (const collection of SHOWN) seen.push(await counted(project, collection, now, then));
	return seen;
}

/** The project as if the role were another one. */
function changed(project: Project, role: string, definition: RoleDefinition): Registry {
	const record = roleRecord(role);
	return {
		get: (collection, id) =>
			collection === 'roles' && id === record ? fieldsOf(definition) : project.get(collection, id),
		all: (collection) => project.all(collection)
	};
}

async function counted(
	project: Project,
	collection: CollectionName,
	now: Scope,
	then: Scope
): Promise<Preview> {
	const preview: Preview = { collection, now: 0, then: 0, examples: [] };
	let looked = 0;
	for (const { fields } of project.all(collection)) {
		if (++looked % SLICE === 0) await nextRound();
		if (mayRead(now, collection, fields)) preview.now += 1;
		if (!mayRead(then, collection, fields)) continue;
		preview.then += 1;
		if (preview.examples.length < EXAMPLES) preview.examples.push(titleOf(fields));
	}
	return preview;
}

function titleOf({ title, name, givenName, familyName }: Fields): string {
	const own = title ?? name;
	return own ? String(own) : [givenName, familyName].filter(Boolean).join(' ');
}
