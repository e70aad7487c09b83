import { isUndone, type BadRow, type ImportProgress, type Rehearsal } from '#lib/import/orders.ts';
import type { Importable } from '#lib/import/targets.ts';
import { newId } from '#lib/model/ids.ts';
import type { Db } from '../db/connection.ts';
import { SpoluError } from '../errors.ts';
import { createImportLimits, type ImportLimits } from './limits.ts';
import { rehearse } from './rehearse.ts';
import { mayImport, received } from './admission.ts';
import { Parcels, type Body, type Parcel } from './rows.ts';
import { ImportTable, progressOf, type Begun, type ImportRow } from './table.ts';
import type { UndoingProject } from './undo.ts';
import { Work } from './work.ts';

interface Parts {
	db: Db;
	dataDir: string;
	projects: { find(idOrSlug: string): UndoingProject | null | undefined };
	/** Told of what went wrong on our side while nobody was waiting for an answer. */
	onFault(error: unknown): void;
	limits?: ImportLimits;
}

interface Running {
	id: string;
	isCancelled: boolean;
	ended: Promise<void>;
}

const EVERY_BAD_ROW = 50_000;
const LISTED = 20;

/**
 * The imports of this install. One at a time runs in each project; each is a change set of small
 * commits under its id. What a stop of the server interrupts goes on at the next start.
 */
export class Imports {
	readonly #table: ImportTable;
	readonly #parcels: Parcels;
	readonly #work: Work;
	readonly #limits: ImportLimits;
	readonly #projects: Parts['projects'];
	readonly #onFault: Parts['onFault'];
	/** By project. */
	readonly #running = new Map<string, Running>();
	#isClosing = false;

	constructor({ db, dataDir, projects, onFault, limits = createImportLimits() }: Parts) {
		this.#table = new ImportTable(db);
		this.#parcels = new Parcels(dataDir);
		this.#work = new Work(this.#table, this.#parcels, () => this.#isClosing, onFault);
		this.#limits = limits;
		this.#projects = projects;
		this.#onFault = onFault;
	}

	/**
	 * What an import would do. Changes nothing.
	 *
	 * @throws SpoluError `forbidden`, `invalid`, `limited`; `conflict` while the member's last one goes on
	 */
	async rehearse(project: UndoingProject, memberId: string, body: Body): Promise<Rehearsal> {
		const release = await this.#limits.rehearsal(memberId);
		try {
			return await rehearse(project, memberId, await received(project, memberId, body));
		} finally {
			release();
		}
	}

	/**
	 * Begins an import and answers once its rows are safe on disk.
	 *
	 * @throws SpoluError `forbidden`, `invalid`, `limited`; `conflict` while the project has one running
	 */
	async start(project: UndoingProject, memberId: string, body: Body, address?: string) {
		this.#refuseWhileBusy(project);
		const release = await this.#limits.import(memberId);
		const parcel = await received(project, memberId, body).finally(release);
		this.#refuseWhileBusy(project);
		const id = newId();
		const kept = this.#keep(project.id, { id, memberId, address }, parcel);
		this.#begin(project, id, async (running) => {
			await kept;
			await this.#work.run(project, this.#table.find(project.id, id)!, parcel, running);
		});
		await kept;
		return { id };
	}

	progress(project: UndoingProject, memberId: string, id: string): ImportProgress {
		return progressOf(this.#find(project, memberId, id));
	}

	/** The newest imports of a project that the member may see. */
	latest(project: UndoingProject, memberId: string): ImportProgress[] {
		const scope = project.scopeOf(memberId);
		return this.#table
			.latest(project.id, LISTED)
			.map(progressOf)
			.filter(({ into }) => mayImport(scope, into));
	}

	bad(project: UndoingProject, memberId: string, id: string): BadRow[] {
		return this.#table.bad(this.#find(project, memberId, id).id, EVERY_BAD_ROW);
	}

	/** Stops after the slice in hand, and at once what nobody runs. What is in stays, and can be undone. */
	cancel(project: UndoingProject, memberId: string, id: string): void {
		const row = this.#find(project, memberId, id);
		const running = this.#running.get(project.id);
		if (running?.id === row.id) running.isCancelled = true;
		else if (row.status === 'running') void this.#work.end(row.id, 'cancelled');
	}

	/** @throws SpoluError `not_found`; `conflict` while an import runs, or when it is undone already */
	undo(project: UndoingProject, memberId: string, id: string, address?: string): void {
		const row = this.#find(project, memberId, id);
		this.#refuseWhileBusy(project);
		if (isUndone(progressOf(row))) throw new SpoluError('conflict', 'import.undoneAlready');
		this.#table.beginUndo(project.id, { id, memberId, address });
		this.#begin(project, id, () => this.#work.undo(project, row, memberId));
	}

	/** Resolves when the import, or its undoing, is over. */
	async ended(project: UndoingProject, id: string): Promise<void> {
		const running = this.#running.get(project.id);
		if (running?.id === id) await running.ended;
	}

	/** Resolves when nothing runs, nor waits for what runs. */
	async idle(): Promise<void> {
		while (this.#running.size > 0)
			await Promise.all([...this.#running.values()].map(({ ended }) => ended));
	}

	/** Goes on with what a stop of the server interrupted, in each project one after the other. */
	resume(): void {
		for (const row of this.#table.unfinished()) {
			const project = this.#projects.find(row.project);
			if (!project || this.#running.has(project.id) || this.#work.isEnding(row.id)) continue;
			this.#begin(project, row.id, async (running) => {
				if (row.status === 'undoing')
					return this.#work.undo(project, row, row.undoer ?? row.member);
				await this.#work.run(project, row, await this.#parcels.fetch(row.id), running);
			});
		}
	}

	/** Lets slices in hand be finished; the rest is for the next start. */
	async close(): Promise<void> {
		this.#isClosing = true;
		await this.idle();
	}

	#begin(project: UndoingProject, id: string, work: (running: Running) => Promise<void>): void {
		const running: Running = { id, isCancelled: false, ended: Promise.resolve() };
		this.#running.set(project.id, running);
		running.ended = work(running)
			.catch((error: unknown) => this.#failed(id, error))
			.then(() => this.#ended(project))
			.catch(this.#onFault);
	}

	/** Another of the project's may have waited for it. */
	#ended(project: UndoingProject): void {
		this.#running.delete(project.id);
		if (!this.#isClosing) this.resume();
	}

	async #keep(project: string, begun: Begun, parcel: Parcel): Promise<void> {
		await this.#parcels.keep(begun.id, parcel);
		this.#table.add(project, begun, parcel.order, Date.now());
	}

	/** An import of one's project that one may look at; another's is as good as none. */
	#find(project: UndoingProject, memberId: string, id: string): ImportRow {
		const row = this.#table.find(project.id, id);
		if (row && mayImport(project.scopeOf(memberId), row.into as Importable)) return row;
		throw new SpoluError('not_found', 'auth.notFound');
	}

	#refuseWhileBusy(project: UndoingProject): void {
		if (this.#running.has(project.id)) throw new SpoluError('conflict', 'import.busy');
	}

	async #failed(id: string, error: unknown): Promise<void> {
		if (this.#isClosing) return;
		if (!(error instanceof SpoluError)) this.#onFault(error);
		await this.#work.end(id, 'failed');
	}
}
