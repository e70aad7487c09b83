import { Violation, type Row } from '../sync/ledger.ts';
import { contentOf, difference, stable, type Books, type Content } from './books.ts';
import type { Client, Written } from './client.ts';

/** What a client held when the server died. */
export interface Held {
	member: string;
	content: Content;
}

export function heldBy({ seat, replica }: Client): Held | null {
	const content = replica && contentOf(replica.doc);
	return content && content.seq > 0 ? { member: seat.member, content } : null;
}

/** I7: nobody holds what SQL lacks, nor what they should not see: each copy is one state of the log. */
export function checkHeld(books: Books, { member, content }: Held): void {
	if (content.seq > books.seq) {
		throw new Violation('I7', `${member} has seen change ${content.seq} of ${books.seq}`);
	}
	const wrong = difference(content.entries, books.replicaOf(member, content.seq));
	if (wrong) throw new Violation('I7', `${member}, at ${content.seq}: ${wrong}`);
}

/** I1: resolves when each client's copy is what its scope may see of SQL; rejects when one stays otherwise. */
export async function checkCopies(books: Books, clients: readonly Client[]): Promise<void> {
	for (const { seat, replica, bell } of clients) {
		const wanted = books.replicaOf(seat.member);
		const fault = () => difference(contentOf(replica!.doc).entries, wanted);
		await bell
			.until(() => !fault(), 'the replica equals SQL')
			.catch(() => {
				throw new Violation('I1', `${seat.member}: ${fault()}`);
			});
	}
}

/**
 * I6 and I7: every entry has one outcome; what was accepted stands in the log once, what was not stands
 * nowhere; and no row that came from a journal is one that its author did not write.
 */
export function checkJournals(books: Books, written: readonly Written[], member: string): void {
	const byTx = Map.groupBy(books.rows, (row) => row.tx);
	for (const { entry, verdict } of written) {
		const text = JSON.stringify(entry);
		const rows = byTx.get(entry.tx) ?? [];
		if (verdict === null) throw new Violation('I6', `no outcome for ${text}`);
		if (verdict !== 'accepted' && rows.length > 0) {
			throw new Violation('I6', `${verdict}, yet in the log: ${text}`);
		}
		if (verdict !== 'accepted') continue;
		const times = timesIn(rows, entry);
		if (times !== 1) throw new Violation(times ? 'I6' : 'I7', `${times} times in the log: ${text}`);
	}
	const txs = new Set(written.map(({ entry }) => entry.tx));
	for (const row of books.rows) {
		if (row.client === null || row.author !== member || txs.has(row.tx)) continue;
		throw new Violation('I6', `nobody wrote ${JSON.stringify(row)}`);
	}
}

function timesIn(
	rows: readonly Row[],
	{ op, collection, recordId, field, value }: Written['entry']
) {
	if (op === 'guard') return 1;
	if (op === 'undo') return new Set(rows.map((row) => row.seq)).size > 0 ? 1 : 0;
	return rows.filter(
		(row) =>
			row.via === 'entry' &&
			row.collection === collection &&
			row.record === recordId &&
			row.field === (op === 'create' ? '' : field) &&
			(op === 'create' || stable(row.value) === stable(value ?? null))
	).length;
}
