import { CsvReader } from '#lib/import/csv-reader.ts';
import { proposedInto } from '#lib/import/proposals.ts';
import type { Reading } from '#lib/import/parsing.ts';
import { FileError, type FileProblem } from '#lib/import/problems.ts';
import {
	NEW_STAGE,
	type BadRow,
	type ImportOrder,
	type ImportProgress,
	type Rehearsal
} from '#lib/import/orders.ts';
import type { TableView } from '#lib/import/table-view.ts';
import { t } from '#lib/i18n/index.ts';
import type { Importable } from '#lib/import/targets.ts';
import { Columns } from './columns.svelte.ts';
import { Refused, type ImportsOnServer } from './wishes.ts';

export const STEPS = ['file', 'columns', 'duplicates', 'preview', 'done'] as const;

export type Step = (typeof STEPS)[number];

const LOOK_AGAIN = 250;
const MOST_STAGES = 50;

/** One import on its way through the five steps. */
export class ImportJob {
	step = $state<Step>('file');
	source = $state.raw<File | string | null>(null);
	view = $state.raw<TableView | null>(null);
	readonly columns = new Columns();
	duplicates = $state<'skip' | 'add'>('skip');
	/** How the file is read, as far as the person chose it. */
	chosen = $state.raw<Reading>({});
	rehearsal = $state.raw<Rehearsal | null>(null);
	/** Rows that are there already; null until they were counted. */
	duplicateCount = $state<number | null>(null);
	progress = $state.raw<ImportProgress | null>(null);
	bad = $state.raw<BadRow[]>([]);
	/** Rows read so far while a file is being read; null at rest. */
	reading = $state<number | null>(null);
	isBusy = $state(false);
	problem = $state<FileProblem | null>(null);
	/** What the server said against it. */
	refusal = $state<string | null>(null);

	readonly #server: ImportsOnServer;
	readonly #wanted: Importable;
	readonly #allowed: () => readonly Importable[];
	#reader: CsvReader | null = null;
	#isClosed = false;

	constructor(server: ImportsOnServer, wanted: Importable, allowed: () => readonly Importable[]) {
		this.#server = server;
		this.#wanted = wanted;
		this.#allowed = allowed;
	}

	get fileName(): string {
		return this.source instanceof File ? this.source.name : t('import.file.pasted');
	}

	get mayGoOn(): boolean {
		if (this.isBusy || !this.view) return false;
		if (this.step === 'columns') return this.columns.questions.length === 0;
		return this.step === 'file' || this.duplicateCount !== null;
	}

	get mayStart(): boolean {
		return !this.isBusy && this.rehearsal !== null && this.rehearsal.ready > 0;
	}

	get mayUndo(): boolean {
		const { progress } = this;
		return (
			progress !== null &&
			progress.endedAt !== null &&
			progress.status !== 'undone' &&
			progress.created > 0
		);
	}

	async next(): Promise<void> {
		this.step = STEPS[STEPS.indexOf(this.step) + 1]!;
		if (this.step === 'duplicates') await this.#countDuplicates();
		if (this.step === 'preview' && (this.duplicates === 'add' || !this.rehearsal))
			await this.#rehearse();
	}

	back(): void {
		this.problem = null;
		this.refusal = null;
		this.step = STEPS[STEPS.indexOf(this.step) - 1]!;
	}

	async #countDuplicates(): Promise<void> {
		this.duplicates = 'skip';
		this.duplicateCount = null;
		await this.#rehearse();
		this.duplicateCount = this.rehearsal?.duplicates ?? null;
	}

	/** Reads a file or pasted rows, or reads them again in another way. */
	async read(source: File | string, reading: Reading = {}): Promise<void> {
		this.chosen = reading;
		this.#reader ??= new CsvReader();
		const isAgain = source === this.source && this.columns.view !== undefined;
		this.source = source;
		await this.#try(async () => {
			this.view = null;
			this.reading = 0;
			const view = await this.#reader!.read(source, reading, (rows) => (this.reading = rows));
			this.view = view;
			if (isAgain) this.columns.begin(view, this.columns.into);
			else this.columns.begin(view, this.#likely(view));
		});
		this.reading = null;
	}

	forget(): void {
		this.source = null;
		this.view = null;
		this.problem = null;
	}

	/**
	 * Looks which of the file's stages the pipeline does not have; they are made unless the person says
	 * otherwise, if they may make any.
	 */
	async findStages(isKnown: (name: string) => boolean, mayAdd: boolean): Promise<void> {
		const { columns } = this;
		const isNeeded = columns.into === 'deals' && columns.stageColumn >= 0 && this.#reader !== null;
		const names = isNeeded ? await this.#reader!.values(columns.stageColumn, MOST_STAGES) : [];
		columns.strangeStages = names.filter((name) => !isKnown(name));
		for (const name of [...columns.stages.keys()]) {
			if (!columns.strangeStages.includes(name)) columns.stages.delete(name);
		}
		for (const name of columns.strangeStages) {
			if (mayAdd && !columns.stages.has(name)) columns.stages.set(name, NEW_STAGE);
		}
	}

	/** Asks the server what the import would do. */
	async #rehearse(): Promise<void> {
		this.rehearsal = null;
		await this.#try(async () => {
			const rows = await this.#reader!.rows(this.columns.places);
			this.rehearsal = await this.#server.rehearse(this.#order(), rows);
		});
	}

	/** Begins the import. Its id, to follow it by; null when it was refused. */
	async start(): Promise<string | null> {
		let started: string | null = null;
		await this.#try(async () => {
			const rows = await this.#reader!.rows(this.columns.places);
			const { id } = await this.#server.start(this.#order(), rows);
			started = id;
		});
		return started;
	}

	/** Shows an import that runs, or ran, until it has ended. */
	async follow(id: string): Promise<void> {
		this.step = 'done';
		await this.#try(async () => {
			do {
				this.progress = await this.#server.progress(id);
				if (this.progress.endedAt === null) await pause();
			} while (this.progress.endedAt === null && !this.#isClosed);
			this.bad = this.progress.badCount > 0 ? await this.#server.bad(id) : [];
		});
	}

	async cancel(): Promise<void> {
		const { id } = this.progress!;
		await this.#try(async () => void (await this.#server.cancel(id)));
	}

	async undo(): Promise<void> {
		const { id } = this.progress!;
		await this.#try(async () => {
			this.progress = await this.#server.undo(id);
		});
		await this.follow(id);
	}

	/** The refused rows as a file; just numbers and reasons when the rows are no longer at hand. */
	badFile(reasons: Map<number, string>, titles: { row: string; reason: string }): Promise<Blob> {
		return this.#reader!.badRows(reasons, titles);
	}

	close(): void {
		this.#isClosed = true;
		this.#reader?.close();
	}

	/** What the rows probably are, among what the person may import. */
	#likely({ columns }: TableView): Importable {
		const proposed = proposedInto(columns.map(({ header }) => header));
		return proposed && this.#allowed().includes(proposed) ? proposed : this.#wanted;
	}

	#order(): ImportOrder {
		return { ...this.columns.order(this.fileName), duplicates: this.duplicates };
	}

	async #try(work: () => Promise<void>): Promise<void> {
		this.isBusy = true;
		this.problem = null;
		this.refusal = null;
		try {
			await work();
		} catch (error) {
			if (error instanceof FileError) this.problem = error.problem;
			else if (error instanceof Refused) this.refusal = error.message;
			else throw error;
		} finally {
			this.isBusy = false;
		}
	}
}

function pause(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
}
