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
	readonly store: {
		get(collection: CollectionName, id: string): Pick<StoredRecord, 'fields' | 'stamps'> | null;
	};
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

/** Others point to these: they go last, and stay when somebody still needs them. */
const LAST: CollectionName[] = [
	'stages',
	'members',
	'departments',
	'products',
	'people',
	'companies'
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
		...LAST.toReversed().map((last) => made.filter(({ collection }) => collection === last))
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
	readonly #made: ReadonlySet<string>;
	readonly #onSlice: () => void;
	#needed = new Set<string>();

	constructor(order: UndoOrder, made: readonly Made[], onSlice: () => void) {
		this.#order = order;
		this.#made = new Set(made.map(({ id }) => id));
		this.#onSlice = onSlice;
	}

	async pass(made: readonly Made[]): Promise<void> {
		const { project, memberId, isStopped } = this.#order;
		this.#needed = await this.#links();
		let at = 0;
		while (at < made.length && !isStopped()) {
			at = await project.commit({ member: memberId, via: 'undo' }, (log) => {
				const until = performance.now() + SLICE_MS / 3;
				let next = at;
				while (next < made.length && performance.now() < until) this.#drop(log, made[next++]!);
				return next;
			});
			this.#onSlice();
			await nextTurn();
		}
	}

	#drop(log: Log, { collection, id, seq }: Made): void {
		const record = this.#order.project.store.get(collection, id);
		if (!record || record.fields.deletedAt !== undefined) return;
		const why =
			this.#whyKept(collection, id, record, seq) ??
			(collection === 'stages' && hasDeals(log, id) ? 'linked' : null);
		if (!why) return log.set(collection, id, { deletedAt: log.at });
		this.kept.push({ collection, id, title: titleOf(collection, record.fields), why });
		for (const link of linksIn(collection, record.fields)) this.#needed.add(link);
	}

	#whyKept(
		collection: CollectionName,
		id: string,
		record: Pick<StoredRecord, 'fields' | 'stamps'>,
		seq: number
	): KeptRecord['why'] | null {
		if (this.#isChanged(collection, record, seq)) return 'changed';
		if (this.#needed.has(id)) return 'linked';
		return this.#order.mayDrop(collection, record.fields) ? null : 'forbidden';
	}

	/** What only the server writes does not count, nor the importer's own edits, but for members: an
	 * invited one has a sign-in. */
	#isChanged(
		collection: CollectionName,
		{ stamps }: Pick<StoredRecord, 'stamps'>,
		seq: number
	): boolean {
		return Object.entries(stamps).some(([key, [written, , author]]) => {
			if (written === seq || fieldOf(collection, key)?.byServer) return false;
			return collection === 'members' || author !== this.#order.importer;
		});
	}

	/** Ids that records outside this import, or kept ones, point to. */
	async #links(): Promise<Set<string>> {
		const needed = new Set<string>();
		const kept = new Set(this.kept.map(({ id }) => id));
		for (const collection of ['deals', 'people', 'companies', 'members', 'stages'] as const) {
			for await (const { id, fields } of gently(this.#order.project.all(collection))) {
				if (this.#order.isStopped()) return needed;
				if (this.#made.has(id) && !kept.has(id)) continue;
				for (const link of linksIn(collection, fields)) needed.add(link);
			}
		}
		return needed;
	}
}

/** Asked in the very commit: a deal may have been put there since links were gathered, and would be on no board. */
function hasDeals(log: Log, stage: string): boolean {
	for (const _ of log.all('deals', [stage])) return true;
	return false;
}

function linksIn(collection: CollectionName, fields: Fields): string[] {
	return Object.entries(fields).flatMap(([key, value]) => {
		const [, target] = linkOf(collection, key, value);
		return target === undefined || key === 'createdBy' ? [] : [target];
	});
}
