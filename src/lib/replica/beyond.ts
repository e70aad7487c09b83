import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Painted } from './painted.ts';

/** Part of a page that shows records which the server was asked for. */
export interface Holder {
	/** What is shown of a record; null when it is not among those. */
	fieldsOf(collection: CollectionName, id: string): Fields | null;
	/** Shows an own edit, until the server answers anew. */
	paint(painted: Painted): void;
}

/** The records beyond the working set that pages show, so that own edits of them show at once. */
export class Beyond {
	readonly #holders = new Set<Holder>();

	/** Returns how to stop. */
	hold(holder: Holder): () => void {
		this.#holders.add(holder);
		return () => void this.#holders.delete(holder);
	}

	fieldsOf(collection: CollectionName, id: string): Fields | null {
		for (const holder of this.#holders) {
			const fields = holder.fieldsOf(collection, id);
			if (fields) return fields;
		}
		return null;
	}

	paint(painted: readonly Painted[]): void {
		for (const holder of this.#holders) painted.forEach((one) => holder.paint(one));
	}
}
