import type { Row } from './ledger.ts';
import {
	hasRight,
	linkOf,
	mayDelete,
	mayRead,
	mayWrite,
	personFrom,
	type Facts,
	type Lookup,
	type Moment,
	type Person
} from './oracle.ts';

/** What only the server writes. */
const BY_SERVER = new Set(['createdAt', 'createdBy', 'slug', 'movedAt', 'closedAt', 'isArchived']);

/**
 * Why the rows of one tx should never have been written (I4), or null: their author's rights are looked
 * up in a second table, on the state before the tx and on the one after it.
 */
export function unlawful(
	rows: readonly Row[],
	moment: Moment,
	after: Lookup,
	log: readonly Row[],
	undoes: ReadonlyMap<string, string>
): string | null {
	const first = rows[0]!;
	const why = incoherent(rows, after);
	if (why) return why;
	const before = moment.find;
	const person = personFrom(first.author, moment);
	if (first.via === 'undo' && first.client !== null) {
		return unlawfulUndo(rows, person, before, log, undoes.get(first.tx));
	}
	if (!rows.some((row) => row.via === 'entry')) return null;
	for (const row of rows) {
		const why = unlawfulRow(row, rows, person, before, after);
		if (why) return why;
	}
	return null;
}

/** Rules that join records: whoever writes, they hold afterwards. */
function incoherent(rows: readonly Row[], after: Lookup): string | null {
	for (const { collection, record } of rows) {
		const facts = after(collection, record)!;
		if (facts.deletedAt !== undefined) continue;
		if (collection === 'companies' && isBelowItself(record, facts, after))
			return 'a circle of parents';
		if (collection === 'deals' && isGone(after('stages', String(facts.stage)))) {
			return 'a deal stands in a stage that is gone';
		}
		if (collection === 'stages' && isGone(after('pipelines', String(facts.pipeline)))) {
			return 'a stage stands in a pipeline that is gone';
		}
	}
	return null;
}

function isGone(facts: Facts | null): boolean {
	return facts === null || facts.deletedAt !== undefined;
}

function isBelowItself(id: string, facts: Facts, after: Lookup): boolean {
	const seen = new Set([id]);
	for (
		let above = facts.parent;
		typeof above === 'string';
		above = after('companies', above)?.parent
	) {
		if (seen.has(above)) return true;
		seen.add(above);
	}
	return false;
}

function unlawfulRow(
	row: Row,
	rows: readonly Row[],
	person: Person,
	before: Lookup,
	after: Lookup
): string | null {
	const { collection, record, field, value, via } = row;
	if (via === 'consequence') {
		const cause = rows.find((r) => r.record === record && r.field === 'stage' && r.via === 'entry');
		return cause ? null : 'a consequence without a cause';
	}
	if (via !== 'entry') return `a ${via} row in the tx of an entry`;
	const was = before(collection, record);
	const is = after(collection, record)!;
	if (field === '') return was ? 'born twice' : unlawfulBirth(collection, is, person, after);
	if (BY_SERVER.has(field)) return `${field} is the server's to write`;
	const isBorn = was === null;
	const alive = withoutDeletion(was ?? is);
	if (field === 'deletedAt') {
		return mayDelete(person, collection, alive) ? null : 'no right to delete or restore';
	}
	if (!isBorn && was.deletedAt !== undefined) return 'the record was deleted';
	if (!mayWrite(person, collection, was ?? is, field)) return 'no right to write what was';
	if (!mayWrite(person, collection, withoutDeletion(is)) && !hasRight(person, 'assign')) {
		return 'no right to write what it became';
	}
	return unlawfulValue(collection, field, value, (was ?? is)[field], person, before, after);
}

function unlawfulBirth(
	collection: string,
	facts: Facts,
	person: Person,
	after: Lookup
): string | null {
	if (!mayWrite(person, collection, withoutDeletion(facts))) return 'no right to make it';
	for (const [key, value] of Object.entries(facts)) {
		if (BY_SERVER.has(key) || key === 'deletedAt') continue;
		if (!mayWrite(person, collection, facts, key)) return `no right to write ${key}`;
		const why = unlawfulValue(collection, key, value, undefined, person, after, after);
		if (why) return why;
	}
	return null;
}

function unlawfulValue(
	collection: string,
	key: string,
	value: unknown,
	current: unknown,
	person: Person,
	before: Lookup,
	after: Lookup
): string | null {
	if (!hasRight(person, 'assign')) {
		if (key === 'owner' && value !== null && value !== person.id && value !== current) {
			return 'no right to assign';
		}
		if (/^(shares|roleShares)\//.test(key) && (value ?? null) !== (current ?? null)) {
			return 'no right to share';
		}
		if (key.startsWith('departments/') && (value ?? null) !== (current ?? null)) {
			const isMine =
				value === true && person.departments.includes(key.slice('departments/'.length));
			if (!isMine) return 'no right to assign to a department';
		}
	}
	const target = value === null ? null : linkOf(collection, key, value);
	if (!target) return null;
	const candidates = [before(...target), after(...target)].filter((facts) => facts !== null);
	return candidates.some((facts) => mayRead(person, target[0], facts))
		? null
		: `a link to ${target.join(' ')}, which the author may not read`;
}

/** An undo may be allowed by the rights on what was before the undone tx, or by those on what is. */
function unlawfulUndo(
	rows: readonly Row[],
	person: Person,
	before: Lookup,
	log: readonly Row[],
	undone: string | undefined
): string | null {
	const reverted = log.filter((row) => row.tx === undone && row.seq < rows[0]!.seq);
	if (reverted.length === 0) return 'an undo of nothing';
	if (reverted.some((row) => row.author !== person.id)) return 'an undo of what somebody else did';
	const own = new Set(reverted.map((row) => row.seq));
	for (const { collection, record, field } of rows) {
		const touched = reverted.find((row) => row.collection === collection && row.record === record);
		if (!touched) return 'an undo of more than was done';
		const later = log.filter(
			(row) =>
				row.collection === collection &&
				row.record === record &&
				row.field === field &&
				row.seq > touched.seq &&
				row.seq < rows[0]!.seq &&
				!own.has(row.seq)
		);
		if (later.some((row) => row.author !== person.id)) return 'an undo over a colleague’s change';
		const left = factsAt(log, collection, record, Math.max(...own) + 1)?.[field] ?? null;
		const stands = before(collection, record)![field] ?? null;
		if (later.length > 0 && JSON.stringify(left) !== JSON.stringify(stands))
			return 'an undo over a later change';
		const now = withoutDeletion(before(collection, record)!);
		const then = withoutDeletion(factsAt(log, collection, record, touched.seq) ?? now);
		const key = field === '' ? undefined : field;
		if (!mayWrite(person, collection, now, key) && !mayWrite(person, collection, then, key))
			return 'no right to undo';
	}
	return null;
}

function factsAt(
	log: readonly Row[],
	collection: string,
	record: string,
	seq: number
): Facts | null {
	let facts: Facts | null = null;
	for (const row of log) {
		if (row.seq >= seq || row.record !== record || row.collection !== collection) continue;
		if (row.field === '') facts = { ...(row.value as Facts) };
		else if (row.value === null) delete facts![row.field];
		else facts![row.field] = row.value;
	}
	return facts;
}

function withoutDeletion(facts: Facts): Facts {
	const alive = { ...facts };
	delete alive.deletedAt;
	return alive;
}
