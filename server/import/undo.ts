import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeptRecord } from '#lib/import/orders.ts';
import { fieldOf, type CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Log } from '../changelog/log.ts';
import type { StoredRecord } from '../changelog/record.ts';
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

type MayDrop = (collection: CollectionName, fields: Fields) => boolean;

interface Order {
	project: UndoingProject;
	memberId: string;
	importer: string;
	mayDrop: MayDrop;
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
 * since, what a record that stays points to, and what whoever undoes it may not delete. Doing it again goes on where it was interrupted.
 *
 * @param importer member who imported; their own later edits of a record do not keep it
 * @param made the import's records, the last one first
 * @param mayDrop whether whoever undoes it may delete a record
 */
export async function undo(
	project: UndoingProject,
	memberId: string,
	importer: string,
	made: readonly Made[],
	mayDrop: MayDrop
): Promise<KeptRecord[]> {
	const undoing = new Undoing({ project, memberId, importer, mayDrop }, made);
	const isLast = new Set(LAST);
	const passes = [
		made.filter(({ collection }) => !isLast.has(collection)),
		...LAST.toReversed().map((last) => made.filter(({ collection }) => collection === last))
	];
	for (const pass of passes) {
		if (pass.length > 0) await undoing.pass(pass);
	}
	return undoing.kept;
}

class Undoing {
	readonly kept: KeptRecord[] = [];
	readonly #project: UndoingProject;
	readonly #member: string;
	readonly #importer: string;
	readonly #mayDrop: MayDrop;
	readonly #made: ReadonlySet<string>;
	#needed = new Set<string>();

	constructor({ project, memberId, importer, mayDrop }: Order, made: readonly Made[]) {
		this.#project = project;
		this.#member = memberId;
		this.#importer = importer;
		this.#mayDrop = mayDrop;
		this.#made = new Set(made.map(({ id }) => id));
	}

	async pass(made: readonly Made[]): Promise<void> {
		this.#needed = await this.#links();
		let at = 0;
		while (at < made.length) {
			at = await this.#project.commit({ member: this.#member, via: 'undo' }, (log) => {
				const until = performance.now() + SLICE_MS / 3;
				let next = at;
				while (next < made.length && performance.now() < until) this.#drop(log, made[next++]!);
				return next;
			});
			await nextTurn();
		}
	}

	#drop(log: Log, { collection, id, seq }: Made): void {
		const record = this.#project.store.get(collection, id);
		if (!record || record.fields.deletedAt !== undefined) return;
		const why = this.#whyKept(collection, id, record, seq);
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
		return this.#mayDrop(collection, record.fields) ? null : 'forbidden';
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
			return collection === 'members' || author !== this.#importer;
		});
	}

	/** Ids that records outside this import, or kept ones, point to. */
	async #links(): Promise<Set<string>> {
		const needed = new Set<string>();
		const kept = new Set(this.kept.map(({ id }) => id));
		for (const collection of ['deals', 'people', 'companies', 'members', 'stages'] as const) {
			for await (const { id, fields } of gently(this.#project.all(collection))) {
				if (this.#made.has(id) && !kept.has(id)) continue;
				for (const link of linksIn(collection, fields)) needed.add(link);
			}
		}
		return needed;
	}
}

function linksIn(collection: CollectionName, fields: Fields): string[] {
	return Object.keys(fields).flatMap((key) => {
		const field = fieldOf(collection, key);
		if (key === 'createdBy' || !field?.to) return [];
		return field.kind === 'link' ? [String(fields[key])] : [key.slice(key.indexOf('/') + 1)];
	});
}
