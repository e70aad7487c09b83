import type { Option } from '#lib/components/combobox-matches.ts';
import { collator, today } from '#lib/i18n/index.ts';
import type { Edit } from '#lib/model/entries.ts';
import type { Fields } from '#lib/model/json.ts';
import { noon } from '#lib/model/noon.ts';
import { roleAt, roleRecord } from '#lib/model/role-ids.ts';
import { isSharing } from '#lib/model/sharing.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { allRoles, roleLabel } from '../settings/roles/roles.ts';
import { mayShare } from './may-share.ts';
import type { Paged } from './titles.ts';

const HOUR_MS = 3_600_000;

/** A share as it stands in a record. */
export interface Share {
	/** `shares/MEMBER` or `roleShares/ROLE`. */
	key: string;
	name: string;
	/** Milliseconds. */
	until: number;
}

/** Whom something can be shared with: members, then roles; each by the key that the share will have. */
export function partnersFor(workspace: Workspace): Option[] {
	const members = [...workspace.rows.members.values()]
		.filter(({ isActive }) => isActive)
		.map(({ id, name }) => ({ value: `shares/${id}`, label: name }))
		.sort((a, b) => collator().compare(a.label, b.label));
	const roles = allRoles(workspace).map(({ role, label }) => ({
		value: `roleShares/${roleRecord(role)}`,
		label
	}));
	return [...members, ...roles];
}

/** With whom a record is shared, those first who lose it first. */
export function sharesOf(workspace: Workspace, fields: Fields): Share[] {
	return Object.entries(fields)
		.filter(([key, until]) => isSharing(key) && typeof until === 'number')
		.map(([key, until]) => ({ key, name: nameOf(workspace, key), until: Number(until) }))
		.sort((a, b) => a.until - b.until || collator().compare(a.name, b.name));
}

function nameOf(workspace: Workspace, key: string): string {
	const [field, id = ''] = key.split('/');
	if (field === 'shares') return workspace.rows.members.get(id)?.name ?? '';
	return roleLabel(workspace, roleAt(id));
}

/** Shares a record until an instant, or ends that at once; a company with the people whom one may share. */
export function sharedEdits(
	workspace: Workspace,
	{ collection, id, withPeople }: { collection: Paged; id: string; withPeople: boolean },
	key: string,
	until: number | null
): Edit[] {
	const edit = (of: Paged, recordId: string): Edit => ({
		collection: of,
		recordId,
		op: 'set',
		field: key,
		value: until
	});
	if (collection !== 'companies' || !withPeople) return [edit(collection, id)];
	const people = [...workspace.rows.people.values()].filter(
		(person) => person.company === id && mayShare(workspace, 'people', person)
	);
	return [edit(collection, id), ...people.map((person) => edit('people', person.id))];
}

/** When a day is over in a zone. */
export function endOf(day: string, timeZone: string): number {
	return noon(day, timeZone) + 12 * HOUR_MS;
}

/** The day thirty days from today. */
export function monthAhead(): string {
	const date = new Date(`${today()}T12:00:00Z`);
	date.setUTCDate(date.getUTCDate() + 30);
	return date.toISOString().slice(0, 10);
}
