import { mayImportInto } from '#lib/import/targets.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import { mayDelete } from '#lib/model/rights.ts';
import type { ImportStatus } from '../db/schema.ts';
import { untilWritten } from './fences.ts';
import type { Parcel, Parcels } from './rows.ts';
import { run } from './run.ts';
import type { ImportRow, ImportTable } from './table.ts';
import { undo, type UndoingProject } from './undo.ts';

/** Does what an import's row says, and writes down how it ended. */
export class Work {
	readonly #table: ImportTable;
	readonly #parcels: Parcels;
	readonly #isClosing: () => boolean;
	readonly #onFault: (error: unknown) => void;
	/** Imports whose end waits for the disk. */
	readonly #ending = new Set<string>();

	constructor(
		table: ImportTable,
		parcels: Parcels,
		isClosing: () => boolean,
		onFault: (error: unknown) => void
	) {
		this.#table = table;
		this.#parcels = parcels;
		this.#isClosing = isClosing;
		this.#onFault = onFault;
	}

	/** From the first row that is not done. A stop of the server leaves it as it is, for the next start. */
	async run(
		project: UndoingProject,
		{ id, member, createdAt }: ImportRow,
		parcel: Parcel,
		running: { isCancelled: boolean }
	): Promise<void> {
		await run(project, parcel, {
			id,
			memberId: member,
			since: createdAt,
			reached: () => this.#table.find(project.id, id)!.done,
			advance: (slice) => this.#table.advance(id, slice),
			isStopped: () => running.isCancelled || this.#isClosing()
		});
		const { done: reached } = this.#table.find(project.id, id)!;
		const isInterrupted = reached < parcel.lines.length && !running.isCancelled;
		if (isInterrupted) return;
		await this.end(id, reached < parcel.lines.length ? 'cancelled' : 'done');
	}

	/** A stop of the server leaves it as it is, for the next start. */
	async undo(project: UndoingProject, { id, member }: ImportRow, memberId: string): Promise<void> {
		const mayDrop = (collection: CollectionName, fields: Fields) => {
			const scope = project.scopeOf(memberId);
			if (collection === 'members') return mayImportInto(scope, collection);
			return mayDelete(scope, collection, fields);
		};
		const made = this.#table.made(project.id, id);
		const order = { project, memberId, importer: member, mayDrop, isStopped: this.#isClosing };
		const kept = await undo(order, made);
		if (!kept) return;
		await this.end(id, 'undone', () => this.#table.setKept(id, kept));
	}

	/** Whether an import is over though its row does not say so yet. */
	isEnding(id: string): boolean {
		return this.#ending.has(id);
	}

	/**
	 * Writes down how an import ended, as soon as the disk takes it, and forgets its rows. Never rejects;
	 * a stop of the server leaves it as it is, for the next start.
	 *
	 * @param first written before
	 */
	async end(id: string, status: ImportStatus, first = () => {}): Promise<void> {
		const write = () => {
			first();
			this.#table.setStatus(id, status, Date.now());
		};
		this.#ending.add(id);
		const isWritten = await untilWritten(write, this.#onFault, this.#isClosing);
		this.#ending.delete(id);
		if (isWritten) await this.#parcels.drop(id).catch(this.#onFault);
	}
}
