import { SvelteMap } from 'svelte/reactivity';
import { COLLECTION_NAMES, type CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { RowOf } from '#lib/model/rows.ts';
import type { StageKind } from '#lib/model/stages.ts';
import { withPaint, type Painted } from './painted.ts';

export type Tables = { [C in CollectionName]: SvelteMap<string, RowOf[C]> };

interface Wait extends Painted {
	client: string;
	clock: number;
	at: number;
}

/** Hears what colleagues changed in a record, before it is shown: the fields, or null when it left. */
export type Hearing = (collection: CollectionName, id: string, fields: Fields | null) => void;

/**
 * What pages read: a map of frozen rows per collection. Each row is what the replica holds, with the
 * member's own unconfirmed edits painted on. One edit replaces one row, and re-runs its readers only.
 */
export class Rows {
	readonly tables: Tables;
	readonly #base = new Map<string, Fields>();
	readonly #waiting = new Map<string, Wait[]>();
	readonly #dirty = new Set<string>();
	/** Records of the replica before this one, which this one has not brought. */
	#former = new Set<string>();
	readonly #hearings = new Set<Hearing>();
	#isScheduled = false;

	constructor() {
		this.tables = Object.fromEntries(
			COLLECTION_NAMES.map((name) => [name, new SvelteMap()])
		) as unknown as Tables;
	}

	/** A record's fields as they are shown; null when it is not here. */
	fieldsOf(collection: CollectionName, id: string): Fields | null {
		const row = this.tables[collection].get(id);
		if (!row) return null;
		const { id: _, ...fields } = row as unknown as Fields;
		return fields;
	}

	/** The same, also of a record that an own edit which waits has deleted. */
	known(collection: CollectionName, id: string): Fields | null {
		return this.#painted(`${collection} ${id}`);
	}

	/** Takes what changed in the replica's record; null when it left. Shown with the next frame. */
	take(collection: CollectionName, id: string, patch: Fields | null): void {
		const key = `${collection} ${id}`;
		const isFormer = this.#former.delete(key);
		this.#tell(collection, id, patch);
		if (patch) this.#base.set(key, merged(isFormer ? undefined : this.#base.get(key), patch));
		else this.#base.delete(key);
		this.#dirty.add(key);
		this.#schedule();
	}

	/** Lets somebody hear what colleagues change from now on; returns how to stop. */
	hear(hearing: Hearing): () => void {
		this.#hearings.add(hearing);
		return () => void this.#hearings.delete(hearing);
	}

	/** The server's word on what is painted comes before the paint goes: that is the member's own doing. */
	#tell(collection: CollectionName, id: string, patch: Fields | null): void {
		if (this.#hearings.size === 0) return;
		const waits = this.#waiting.get(`${collection} ${id}`) ?? [];
		if (waits.length > 0 && (!patch || waits.some(({ isBirth }) => isBirth))) return;
		// A reason belongs to the stage that it was given for, and goes with it.
		const isOwn = (key: string) =>
			waits.some(({ patch: own }) => key in own || (key === 'reason' && 'stage' in own));
		const theirs = patch && Object.entries(patch).filter(([key]) => !isOwn(key));
		for (const hearing of this.#hearings)
			hearing(collection, id, theirs && Object.fromEntries(theirs));
	}

	/** Another replica begins: what it does not bring is dropped when it is whole, not before. */
	begin(): void {
		this.#former = new Set(this.#base.keys());
	}

	/** The replica that began is whole. */
	complete(): void {
		for (const key of this.#former) {
			this.#base.delete(key);
			this.#dirty.add(key);
		}
		this.#former.clear();
		this.flush();
	}

	/** Paints an own entry, at once; one that is painted already stays as it is. */
	paint(painted: readonly Painted[], client: string, clock: number, at: number): void {
		if (this.#isPainted(painted[0], client, clock)) return;
		for (const paint of painted) {
			const key = `${paint.collection} ${paint.id}`;
			const list = this.#waiting.get(key) ?? [];
			list.push({ ...paint, client, clock, at });
			this.#waiting.set(key, list);
			this.#show(key);
		}
	}

	#isPainted(first: Painted | undefined, client: string, clock: number): boolean {
		const waits = first && this.#waiting.get(`${first.collection} ${first.id}`);
		return waits?.some((wait) => wait.client === client && wait.clock === clock) ?? false;
	}

	/** Takes the paint of a journal off, up to a clock: the replica shows it itself by now. */
	wash(client: string, upto: number): void {
		for (const [key, list] of this.#waiting) {
			const left = list.filter((wait) => wait.client !== client || wait.clock > upto);
			if (left.length === list.length) continue;
			if (left.length > 0) this.#waiting.set(key, left);
			else this.#waiting.delete(key);
			this.#dirty.add(key);
		}
		this.#schedule();
	}

	/** Shows everything that waits, now. */
	flush(): void {
		this.#isScheduled = false;
		for (const key of this.#dirty) this.#show(key);
		this.#dirty.clear();
	}

	#schedule(): void {
		if (this.#isScheduled) return;
		this.#isScheduled = true;
		// A hidden page gets no frames, and a burst of changes should be one frame where there are some.
		if (document.visibilityState === 'visible') requestAnimationFrame(() => this.flush());
		else setTimeout(() => this.flush(), 30);
	}

	#show(key: string): void {
		const space = key.indexOf(' ');
		const collection = key.slice(0, space) as CollectionName;
		const id = key.slice(space + 1);
		const fields = this.#painted(key);
		const table = this.tables[collection] as SvelteMap<string, unknown>;
		if (!fields || fields.deletedAt !== undefined) table.delete(id);
		else table.set(id, Object.freeze({ ...fields, id }));
	}

	#painted(key: string): Fields | null {
		const base = this.#base.get(key) ?? null;
		const waits = this.#waiting.get(key);
		if (!waits) return base;
		return withPaint(base, waits, (stage) => this.#kindOf(stage), waits[0]!.at);
	}

	#kindOf(stage: string): StageKind {
		return this.tables.stages.get(stage)?.kind ?? 'active';
	}
}

function merged(base: Fields | undefined, patch: Fields): Fields {
	const fields = { ...base, ...patch };
	for (const key in patch) if (patch[key] === null) delete fields[key];
	return fields;
}
