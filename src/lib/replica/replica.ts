import * as Y from 'yjs';
import { COLLECTION_NAMES, type CollectionName } from '#lib/model/collections.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import { gathered, tellDifferences, type Records } from './gathered.ts';
import { HEAD, keyOf, partsOf } from './layout.ts';
import type { LocalStore, StoredCopy } from './local-store.ts';

/** When nobody can be reached the document is read all the same, for what came after its snapshot. */
const WHOLE_AFTER = 300;
const SAVE_AFTER = 250;
/** Updates are folded into the snapshot when there are so many, or soon after records left. */
const UPDATES_KEPT = 300;
const COMPACT_AFTER = 10_000;
/** The fact that what has left is still somewhere in the copy. */
const UNTIDY = 'untidy';

/** Told which fields of a record changed (null: emptied); null when it is not in the replica any more. */
export type OnRecord = (collection: CollectionName, id: string, patch: Fields | null) => void;

/**
 * The browser's replica: a document that only the server writes, and its cached copy on this device.
 * Records are handed on as they change. The copy keeps the records beside the document's bytes: they
 * can be shown long before a large document is read.
 */
export class BrowserReplica {
	readonly name: string;
	readonly doc = new Y.Doc();
	readonly #store: LocalStore | null;
	readonly #onRecord: OnRecord;
	#copy: StoredCopy | null = null;
	/** The page before this one has gone too soon to take what had left out of the copy. */
	#isUntidy = false;
	#shown: Records = {};
	#whole: Promise<void> | null = null;
	#unsaved: Uint8Array[] = [];
	#saved = 0;
	#saveTimer: ReturnType<typeof setTimeout> | null = null;
	#compactTimer: ReturnType<typeof setTimeout> | null = null;

	constructor(name: string, store: LocalStore | null, onRecord: OnRecord) {
		this.name = name;
		this.#store = store;
		this.#onRecord = onRecord;
	}

	/** The last change that this replica has seen. */
	get seq(): number {
		return this.doc.getMap<number>(HEAD).get('seq') ?? this.#copy?.seq ?? 0;
	}

	/** Shows what the device has kept, but for what has left it; false when it has no copy of this very replica. */
	async restore(): Promise<boolean> {
		const [copy, isUntidy] = await Promise.all([
			this.#store?.copy().catch(() => null),
			this.#store?.fact<boolean>(UNTIDY).catch(() => false)
		]);
		if (copy?.name !== this.name) return false;
		this.#copy = copy;
		this.#isUntidy = isUntidy === true;
		if (this.#isUntidy) {
			await this.whole();
			return true;
		}
		this.#shown = JSON.parse(copy.records) as Records;
		tellDifferences({}, this.#shown, this.#onRecord);
		setTimeout(() => void this.whole(), WHOLE_AFTER);
		return true;
	}

	/** Resolves when the document itself is read and every record is as it says. Syncing needs that. */
	whole(): Promise<void> {
		this.#whole ??= this.#read();
		return this.#whole;
	}

	async #read(): Promise<void> {
		if (this.doc.isDestroyed) return;
		const copy = this.#copy;
		if (copy) {
			// Let the page paint what is shown already.
			await new Promise((resolve) => setTimeout(resolve));
			if (this.doc.isDestroyed) return;
			this.doc.transact(() => {
				Y.applyUpdate(this.doc, copy.snapshot);
				for (const bytes of copy.updates) Y.applyUpdate(this.doc, bytes);
			});
			this.#saved = copy.updates.length + 1;
			if (copy.updates.length > 0 || this.#isUntidy) {
				tellDifferences(this.#shown, gathered(this.doc), this.#onRecord);
			}
		}
		this.#shown = {};
		this.#copy = null;
		this.#listen();
		if (this.#isUntidy) this.#tidySoon();
	}

	/** Stops; what was not yet kept on the device is kept now. */
	async close(): Promise<void> {
		const isUnsaved = this.#saveTimer !== null;
		this.drop();
		if (isUnsaved) await this.#save();
	}

	/** Stops, and writes nothing more to the device. */
	drop(): void {
		this.doc.destroy();
		for (const timer of [this.#compactTimer, this.#saveTimer]) if (timer) clearTimeout(timer);
		this.#compactTimer = null;
		this.#saveTimer = null;
	}

	/** Writes the whole document as one snapshot, so that what left it is gone from the device. */
	async compact(): Promise<void> {
		if (this.#compactTimer) clearTimeout(this.#compactTimer);
		this.#compactTimer = null;
		this.#unsaved = [];
		if (this.#saved === 0) this.#keepUpdates();
		this.#saved = 1;
		const { name, seq } = this;
		const snapshot = Y.encodeStateAsUpdate(this.doc);
		const records = JSON.stringify(gathered(this.doc));
		const copy = { name, seq, snapshot, records, updates: [] };
		await this.#store?.saveCopy(copy, UNTIDY).catch(() => {});
	}

	#map(collection: CollectionName): Y.Map<Json> {
		return this.doc.getMap(collection);
	}

	#listen(): void {
		for (const collection of COLLECTION_NAMES) {
			this.#map(collection).observe((event) => this.#changed(collection, event));
		}
		if (this.#saved > 0) this.#keepUpdates();
		else this.doc.once('afterTransaction', () => this.#saveSoon());
	}

	/** Not before there is a snapshot: writing as an update what fills a document takes as long as filling it. */
	#keepUpdates(): void {
		this.doc.on('update', (bytes: Uint8Array) => {
			this.#unsaved.push(bytes);
			this.#saveSoon();
		});
	}

	#saveSoon(): void {
		this.#saveTimer ??= setTimeout(() => void this.#save(), SAVE_AFTER);
	}

	#changed(collection: CollectionName, event: Y.YMapEvent<Json>): void {
		const map = this.#map(collection);
		const patches = new Map<string, Fields>();
		for (const key of event.keysChanged) {
			const parts = partsOf(key);
			if (!parts) continue;
			const patch = patches.get(parts[0]) ?? {};
			if (parts[1] !== '') patch[parts[1]] = map.get(key) ?? null;
			patches.set(parts[0], patch);
		}
		for (const [id, patch] of patches) {
			const isHere = map.has(keyOf(id, ''));
			this.#onRecord(collection, id, isHere ? patch : null);
			if (!isHere) this.#tidySoon();
		}
	}

	#tidySoon(): void {
		if (this.#compactTimer || this.doc.isDestroyed) return;
		void this.#store?.keepFact(UNTIDY, true).catch(() => {});
		this.#compactTimer = setTimeout(() => void this.compact(), COMPACT_AFTER);
	}

	async #save(): Promise<void> {
		this.#saveTimer = null;
		const updates = this.#unsaved;
		this.#unsaved = [];
		const isFirst = this.#saved === 0;
		this.#saved += updates.length;
		if (isFirst || this.#saved > UPDATES_KEPT) await this.compact();
		else if (updates.length > 0) await this.#store?.appendUpdates(updates).catch(() => {});
	}
}
