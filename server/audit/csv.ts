import type { AuditEntry, AuditQuery } from '#lib/model/audit.ts';
import type { Project } from '../changelog/project.ts';
import type { Db } from '../db/connection.ts';
import { say } from '../words.ts';
import { note } from './audit-log.ts';
import { readAudit } from './reading.ts';

/** A file holds so many rows at most, the newest; who wants older ones asks for a kind or a member. */
const LONGEST = 100_000;
const AT_ONCE = 1_000;

const COLUMNS = ['when', 'who', 'what', 'records', 'count', 'details', 'address'];

/** Who wants a file, in which language, from where. */
export interface Exporting {
	member: string;
	language: string;
	address: string;
}

/**
 * The audit log as CSV, instants in UTC, safe to open in a spreadsheet; the export itself is noted first,
 * and is a row of it. `turn` is awaited between pages, so that others have theirs.
 *
 * @throws SpoluError `forbidden`
 */
export async function exportAudit(
	db: Db,
	project: Project,
	{ member, language, address }: Exporting,
	query: Pick<AuditQuery, 'kind' | 'member'>,
	turn: () => Promise<unknown>
): Promise<string> {
	// Rights are looked at before anything is written.
	readAudit(db, project, member, { ...query, limit: 1 });
	note(db, project.id, { kind: 'exported', member, address });
	const lines: (string | number)[][] = [COLUMNS.map((name) => say(language, `data.audit.${name}`))];
	let before: number | undefined;
	do {
		await turn();
		const page = readAudit(db, project, member, { ...query, before, limit: AT_ONCE });
		lines.push(...page.rows.map((row) => lineOf(project, language, row)));
		before = page.next ?? undefined;
	} while (before !== undefined && lines.length <= LONGEST);
	const { writtenCsv } = await import('#lib/import/written.ts');
	return writtenCsv(lines);
}

function lineOf(project: Project, language: string, row: AuditEntry): (string | number)[] {
	const { at, member, kind, collection, facts, names, address } = row;
	const named = (id: string) => String(project.get('members', id)?.name ?? id);
	const details = [
		...(facts.member ? [named(facts.member)] : []),
		...(facts.fields ?? []),
		...(facts.roles ?? []).map((role) => say(language, `role.${role}`)),
		...names
	];
	return [
		new Date(at).toISOString(),
		member ? named(member) : '',
		say(language, `data.audit.kind.${kind}`),
		collection ? say(language, `collection.${collection}`) : '',
		facts.n ?? '',
		details.join(', '),
		address ?? ''
	];
}
