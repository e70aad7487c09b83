import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeptRecord } from '#lib/import/orders.ts';
import { fieldOf, linkOf, type CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Log } from '../changelog/log.ts';
import type { StoredRecord } from '../changelog/record.ts';
import { throughFences } from './fences.ts';
import { gently, SLICE_MS } from './gently.ts';
import type { ImportingProject } from './run.ts';
import { titleOf } from './source.ts';
import type { Made } from './table.ts';

/** What undoing asks of a project beyond importing. */
export interface UndoingProject extends ImportingProject {
	readonly seq: number;
	all(collection: CollectionName): Iterable<StoredRecord>;
}

export interface UndoOrder {
	project: UndoingProject;
	memberId: string;
	/** Who imported; their own later edits of a record do not keep it. */
	importer: string;
	/** Whether whoever undoes it may delete a record. */
	mayDrop(collection: CollectionName, fields: Fields): boolean;
	/** Asked between slices, and while a full disk takes none. */
	isStopped(): boolean;
}

/** Others point to these: they go last, each after all that points to it, and stay when somebody still needs them. */
const LAST: CollectionName[] = [
	'people',
	'companies',
	'products',
	'members',
	'departments',
	'stages'
];

/**
 * Deletes what an import made, in slices, the last record first. Stays: what a colleague has changed
 * since, what a record that stays points to, and what whoever undoes it may not delete. Doing it again
 * goes on where it was interrupted.
 *
 * @param made the import's records, the last one first
 * @returns what stays; null when it was stopped
 */
export async function undo(order: UndoOrder, made: readonly Made[]): Promise<KeptRecord[] | null> {
	const isLast = new Set(LAST);
	const passes = [
		made.filter(({ collection }) => !isLast.has(collection)),
		...LAST.map((last) => made.filter(({ collection }) => collection === last))
	].filter((pass) => pass.length > 0);
	let slices = 0;
	const attempt = async () => {
		const undoing = new Undoing(order, made, () => (slices += 1));
		for (const pass of passes) await undoing.pass(pass);
		return order.isStopped() ? null : undoing.kept;
	};
	return throughFences(attempt, () => slices, order.isStopped);
}

class Undoing {
	readonly kept: KeptRecord[] = [];
	readonly #order: UndoOrder;
	/** What is not decided yet, with the `seq` that made it. */
	readonly #open: Map<string, number>;
	readonly #onSlice: () => void;
	/** Ids that records which stay point to, as of the change `#asOf`. */
	#needed = new Set<string>();
	#asOf = 0;

	constructor(order: UndoOrder, made: readonly Made[], onSlice: () => void) {
		this.#order = order;
		this.#open = new Map(made.map(({ id, seq }) => [id, seq]));
		this.#onSlice = onSlice;
	}

	async pass(made: readonly Made[]): Promise<void> {
		const { project, memberId, isStopped } = this.#order;
		await this.#gather();
		let at = 0;
		while (at < made.length && !isStopped()) {
			at = await project.commit({ member: memberId, via: 'undo' }, (log) => {
				this.#catchUp(log);
				const until = performance.now() + SLICE_MS / 3;
				let next = at;
				while (next < made.length && performance.now() < until) this.#drop(log, made[next++]!);
				this.#asOf = log.seq;
				return next;
			});
			this.#onSlice();
			await nextTurn();
		}
	}

	#drop(log: Log, { collection, id, seq }: Made): void {
		this.#open.delete(id);
		const record = log.record(collection, id);
		if (!record || record.fields.deletedAt !== undefined) return;
		const why = this.#whyKept(record, seq);
		if (!why) return log.set(collection, id, { deletedAt: log.at });
		this.kept.push({ collection, id, title: titleOf(collection, record.fields), why });
		this.#need(record);
	}

	#whyKept(record: StoredRecord, seq: number): KeptRecord['why'] | null {
		if (this.#isChanged(record, seq)) return 'changed';
		if (this.#needed.has(record.id)) return 'linked';
		return this.#order.mayDrop(record.collection, record.fields) ? null : 'forbidden';
	}

	/** What only the server writes does not count, nor the importer's own edits, but for members: an
	 * invited one has a sign-in. */
	#isChanged({ collection, stamps }: StoredRecord, seq: number): boolean {
		return Object.entries(stamps).some(([key, [written, , author]]) => {
			if (written === seq || fieldOf(collection, key)?.byServer) return false;
			return collection === 'members' || author !== this.#order.importer;
		});
	}

	/** Learns what is needed, in many turns: others work meanwhile. */
	async #gather(): Promise<void> {
		this.#asOf = this.#order.project.seq;
		this.#needed = new Set();
		for (const collection of ['deals', 'people', 'companies', 'members', 'stages'] as const) {
			for await (const record of gently(this.#order.project.all(collection))) {
				if (this.#order.isStopped()) return;
				this.#need(record);
			}
		}
	}

	/**
	 * Learns in the very commit what was changed since. A deal that came to a stage which goes would be on
	 * no board, and one that was given to a member who goes would keep that link in replicas (I1).
	 */
	#catchUp(log: Log): void {
		for (const record of log.touchedSince(this.#asOf)) this.#need(record);
	}

	/** What a record points to must stay, unless it goes itself. */
	#need(record: StoredRecord): void {
		const { collection, id, fields } = record;
		if (fields.deletedAt !== undefined) return;
		const seq = this.#open.get(id);
		if (seq !== undefined && !this.#isChanged(record, seq)) return;
		for (const link of linksIn(collection, fields)) this.#needed.add(link);
	}
}

function linksIn(collection: CollectionName, fields: Fields): string[] {
	return Object.entries(fields).flatMap(([key, value]) => {
		const [, target] = linkOf(collection, key, value);
		return target === undefined || key === 'createdBy' ? [] : [target];
	});
}
