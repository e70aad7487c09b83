import { linkOf, type CollectionName } from '#lib/model/collections.ts';
import type { Edit } from '#lib/model/entries.ts';
import { isSame, type Fields, type Json } from '#lib/model/json.ts';
import { HIDDEN } from '#lib/model/rows.ts';
import { Beyond } from './beyond.ts';
import { inverseOf, paintOf, type Painted } from './painted.ts';
import { portionsOf } from './portions.ts';
import type { Session } from './session.svelte.ts';
import { UndoStack, type Step } from './undo-stack.svelte.ts';

type Written = Pick<Session, 'write'> & { rows: Pick<Session['rows'], 'fieldsOf'> };

/** Makes the member's own edits in this page, and what undoes them. */
export class Editing {
	readonly undoStack = new UndoStack(
		(step) => this.#revert(step),
		(steps) => this.#mayStand(steps)
	);
	readonly beyond = new Beyond();
	readonly #session: Written;

	constructor(session: Written) {
		this.#session = session;
	}

	/**
	 * Makes edits as one tx, very many as several; returns the first. With `joins` they are undone together
	 * with the tx of that name.
	 */
	make(edits: Edit[], label: string, joins?: string): string {
		let first = joins;
		for (const portion of portionsOf(edits)) {
			const at = Date.now();
			const patch = portion.flatMap(paintOf);
			const inverse = inverseOf(patch, this.#fieldsOf, at);
			const { collection, recordId } = portion[0]!;
			const tx = this.#write(portion);
			this.undoStack.push({ tx, of: { collection, recordId }, inverse, patch }, label, at, first);
			first ??= tx;
		}
		return first ?? '';
	}

	#revert({ tx, of, inverse }: Step): Step {
		const again = inverseOf(inverse, (c, record) => this.#shown(c, record, inverse), Date.now());
		return {
			tx: this.#write([{ ...of, op: 'undo', value: tx }], inverse),
			of,
			inverse: again,
			patch: inverse
		};
	}

	/**
	 * Whether something of what steps have left may stand still. Of what is not at hand, of births, and of
	 * links to what is out of sight, the server judges.
	 */
	#mayStand(steps: readonly Step[]): boolean {
		const { rows } = this.#session;
		const keyed = steps.flatMap(({ patch }) => patch.flatMap(valuesOf));
		const left = new Map(keyed);
		const stands = (one: Painted): boolean => {
			const { collection, id, isBirth } = one;
			const fields = isBirth ? null : rows.fieldsOf(collection, id);
			if (!fields) return true;
			return Object.keys(one.patch).every((key) => {
				const now = fields[key] ?? null;
				const was = left.get(`${collection} ${id} ${key}`) ?? null;
				if (isSame(now, was)) return true;
				const [to, target] = was === null ? [] : linkOf(collection, key, was);
				return to !== undefined && (now === null || now === HIDDEN) && !rows.fieldsOf(to, target!);
			});
		};
		return steps.some(({ patch }) => patch.every(stands));
	}

	#write(edits: readonly Edit[], paint?: Painted[]): string {
		const tx = this.#session.write(edits, paint);
		this.beyond.paint(paint ?? edits.flatMap(paintOf));
		return tx;
	}

	readonly #fieldsOf = (collection: CollectionName, id: string): Fields | null =>
		this.#session.rows.fieldsOf(collection, id) ?? this.beyond.fieldsOf(collection, id);

	/** A record's fields; one that is hidden because it was deleted counts as there, to be brought back. */
	#shown(collection: CollectionName, id: string, inverse: Painted[]): Fields | null {
		const fields = this.#fieldsOf(collection, id);
		if (fields) return fields;
		return inverse.some((paint) => paint.id === id) ? {} : null;
	}
}

function valuesOf({ collection, id, patch }: Painted): [string, Json][] {
	return Object.entries(patch).map(([key, value]) => [`${collection} ${id} ${key}`, value]);
}
