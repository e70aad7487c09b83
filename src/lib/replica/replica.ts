import * as Y from 'yjs';
import { COLLECTION_NAMES, type CollectionName } from '#lib/model/collections.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import { HEAD, keyOf, partsOf } from './layout.ts';
import type { LocalStore } from './local-store.ts';

const SAVE_AFTER = 250;
/** Updates are folded into the snapshot when there are so many, or soon after records left. */
const UPDATES_KEPT = 200;
const COMPACT_AFTER = 10_000;

/** Told which fields of a record changed (null: emptied); null when it is not in the replica any more. */
export type OnRecord = (collection: CollectionName, id: string, patch: Fields | null) => void;

/**
 * The browser's replica: a document that only the server writes, and its cached copy on this device.
 * Records are handed on as they change.
 */
export class BrowserReplica {
	readonly name: string;
	readonly doc = new Y.Doc();
	readonly #store: LocalStore | null;
	readonly #onRecord: OnRecord;
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
		return this.doc.getMap<number>(HEAD).get('seq') ?? 0;
	}

	/** Fills the document from the device; false when there is no copy of this very replica. */
	async restore(): Promise<boolean> {
		const copy = await this.#store?.copy().catch(() => null);
		if (copy?.name !== this.name || !copy.snapshot) {
			this.#listen();
			return false;
		}
		const { snapshot, updates } = copy;
		this.doc.transact(() => {
			Y.applyUpdate(this.doc, snapshot);
			for (const bytes of updates) Y.applyUpdate(this.doc, bytes);
		});
		this.#saved = updates.length;
		this.#listen();
		this.showAll();
		return true;
	}

	/** Hands on every record. */
	showAll(): void {
		for (const collection of COLLECTION_NAMES) {
			const records = new Map<string, Fields>();
			for (const [key, value] of this.#map(collection).entries()) {
				const parts = partsOf(key);
				if (!parts) continue;
				const fields = records.get(parts[0]) ?? {};
				if (parts[1] !== '') fields[parts[1]] = value;
				records.set(parts[0], fields);
			}
			for (const [id, fields] of records) this.#onRecord(collection, id, fields);
		}
	}

	/** Stops; what was not yet kept on the device is kept now. */
	async close(): Promise<void> {
		this.doc.destroy();
		if (this.#compactTimer) clearTimeout(this.#compactTimer);
		if (this.#saveTimer) clearTimeout(this.#saveTimer);
		await this.#save();
	}

	/** Writes the whole document as one snapshot. */
	async compact(): Promise<void> {
		this.#compactTimer = null;
		this.#unsaved = [];
		this.#saved = 0;
		await this.#store?.saveCopy(this.name, Y.encodeStateAsUpdate(this.doc)).catch(() => {});
	}

	#map(collection: CollectionName): Y.Map<Json> {
		return this.doc.getMap(collection);
	}

	#listen(): void {
		for (const collection of COLLECTION_NAMES) {
			this.#map(collection).observe((event) => this.#changed(collection, event));
		}
		this.doc.on('update', (bytes: Uint8Array) => {
			this.#unsaved.push(bytes);
			this.#saveTimer ??= setTimeout(() => void this.#save(), SAVE_AFTER);
		});
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
			if (!isHere) this.#compactTimer ??= setTimeout(() => void this.compact(), COMPACT_AFTER);
		}
	}

	async #save(): Promise<void> {
		this.#saveTimer = null;
		const updates = this.#unsaved;
		this.#unsaved = [];
		if (updates.length === 0) return;
		this.#saved += updates.length;
		const isFirst = this.#saved === updates.length;
		if (isFirst || this.#saved > UPDATES_KEPT) await this.compact();
		else await this.#store?.appendUpdates(updates).catch(() => {});
	}
}
