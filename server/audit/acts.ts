import type { AuditFacts, AuditKind } from '#lib/model/audit.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import { roleAt } from '#lib/model/role-ids.ts';
import { elementsOf } from '#lib/model/rows.ts';
import type { Draft } from '../changelog/draft.ts';
import { keyOf, type Change } from '../changelog/record.ts';
import type { Act } from './audit-log.ts';

/** Of many records so many are named. */
const NAMED = 20;

/** What comes in by these doors is told as a whole: a file, a new project, the demo world. */
const AS_A_WHOLE = new Set(['import', 'setup', 'demo']);

/**
 * The acts among the changes of a draft that an Admin may have to answer for: records that were deleted
 * or restored, a row for each tx and collection, and what was changed about members and roles. Whatever
 * door a change comes in by, it is seen here.
 */
export function actsOf(draft: Draft): Act[] {
	const told = draft.changes.filter((change) => !isPartOfAWhole(change));
	const ends = turnsOf(draft, told);
	const people = told.filter(
		({ collection, field }) => collection === 'members' && field !== '' && field !== 'deletedAt'
	);
	const roles = told.filter(
		({ collection, field }) => collection === 'roles' && field !== 'deletedAt'
	);
	return [
		...grouped(ends, ({ value }) => String(value === null)).map((own) => endOf(draft, own)),
		...grouped(people, ({ record }) => record).flatMap((own) => memberActs(draft, own)),
		...grouped(roles, ({ record }) => record).map((own) => roleAct(draft, own))
	];
}

/** Undoing an import is noted when it is asked for; an undo of a person's comes from a journal. */
function isPartOfAWhole({ via, client }: Change): boolean {
	return AS_A_WHOLE.has(via) || (via === 'undo' && client === null);
}

/** Deletions and restorations that were some: two may bring one record back at the same time. */
function turnsOf(draft: Draft, told: readonly Change[]): Change[] {
	const ends = told.filter(({ field }) => field === 'deletedAt');
	if (ends.length === 0) return [];
	const areDeleted = new Map<string, boolean>();
	for (const { before, after } of draft.touched())
		areDeleted.set(keyOf(after.collection, after.id), before?.fields.deletedAt !== undefined);
	return ends.filter(({ collection, record, value }) => {
		const key = keyOf(collection, record);
		const isTurn = areDeleted.get(key) === (value === null);
		areDeleted.set(key, value !== null);
		return isTurn;
	});
}

function grouped(changes: readonly Change[], by: (change: Change) => string): Change[][] {
	const groups = Map.groupBy(changes, (change) =>
		[change.author, change.tx, change.collection, by(change)].join(' ')
	);
	return [...groups.values()];
}

function endOf(draft: Draft, own: Change[]): Act {
	const { collection, value } = own[0]!;
	const ids = own.slice(0, NAMED).map(({ record }) => record);
	const kind = value === null ? 'restored' : 'deleted';
	return { ...whoseOf(draft, own[0]!), kind, collection, facts: { n: own.length, ids } };
}

/** A member may leave and be changed in one tx: these are two acts. */
function memberActs(draft: Draft, own: Change[]): Act[] {
	const [first] = own as [Change];
	const member = first.record;
	const names = own.map(({ field }) => field.split('/')[0]!);
	const fields = [...new Set(names)].filter((name) => name !== 'isActive');
	const activity = own.findLast(({ field }) => field === 'isActive');
	const acts: [AuditKind, AuditFacts][] = [];
	if (fields.length > 0)
		acts.push(['memberChanged', { member, fields, ...given(draft, member, fields) }]);
	if (activity) acts.push([activity.value === true ? 'memberBack' : 'memberLeft', { member }]);
	return acts.map(([kind, facts]) => ({ ...whoseOf(draft, first), kind, facts }));
}

/** A role was made, or what it lets one do was changed. */
function roleAct(draft: Draft, own: Change[]): Act {
	const [first] = own as [Change];
	const fields = own.flatMap(({ field, value }) =>
		field === '' ? Object.keys(value as Fields) : [field]
	);
	const changed = fields.filter((name) => !name.startsWith('created'));
	const facts = { roles: [roleAt(first.record)], fields: changed };
	return { ...whoseOf(draft, first), kind: 'roleChanged', facts };
}

/** What they may do from now on, where that was changed. */
function given(draft: Draft, member: string, fields: readonly string[]): AuditFacts {
	const now = draft.get('members', member)!.fields;
	const roles = (Array.isArray(now.roles) ? now.roles : []) as Json[];
	return {
		...(fields.includes('roles') ? { roles: roles.map(String) } : {}),
		...(fields.includes('departments') ? { departments: elementsOf(now, 'departments') } : {})
	};
}

function whoseOf(draft: Draft, { author, tx }: Change): Pick<Act, 'member' | 'address'> {
	return { member: author, address: draft.addressOf(author, tx) };
}
