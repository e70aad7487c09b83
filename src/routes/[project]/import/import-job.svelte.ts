import { CsvReader } from '#lib/import/csv-reader.ts';
import { proposedInto } from '#lib/import/proposals.ts';
import { FileError } from '#lib/import/problems.ts';
import type { Reading } from '#lib/import/parsing.ts';
import type { ImportOrder, ImportProgress, Rehearsal } from '#lib/import/orders.ts';
import type { TableView } from '#lib/import/table-view.ts';
import { newId } from '#lib/model/ids.ts';
import { t } from '#lib/i18n/index.ts';
import type { Importable } from '#lib/import/targets.ts';
import { Columns } from './columns.svelte.ts';
import { FollowedImport } from './followed-import.svelte.ts';
import type { Surroundings } from './surroundings.ts';
import type { ImportsOnServer } from './wishes.ts';

export const STEPS = ['file', 'columns', 'duplicates', 'preview', 'done'] as const;

export type Step = (typeof STEPS)[number];

const MOST_STAGES = 50;

/** One import on its way through the five steps. */
export class ImportJob extends FollowedImport {
	step = $state<Step>('file');
	source = $state.raw<File | string | null>(null);
	view = $state.raw<TableView | null>(null);
	readonly columns: Columns;
	duplicates = $state<'skip' | 'add'>('skip');
	/** How the file is read, as far as the person chose it. */
	chosen = $state.raw<Reading>({});
	rehearsal = $state.raw<Rehearsal | null>(null);
	/** Rows that are there already; null until they were counted. */
	duplicateCount = $state<number | null>(null);
	/** Rows read so far while a file is being read; null at rest. */
	reading = $state<number | null>(null);

	readonly #wanted: Importable;
	readonly #surroundings: Surroundings;
	#reader: CsvReader | null = null;
	/** The import that was made of the file at hand. */
	#started: string | null = null;
	/** The import that was sent: by the key it is found again. */
	#sent: { key: string; order: string } | null = null;
	/** What the rehearsal did with duplicates. */
	#rehearsed: 'skip' | 'add' | null = null;

	constructor(server: ImportsOnServer, wanted: Importable, surroundings: Surroundings) {
		super(server);
		this.columns = new Columns(surroundings);
		this.#wanted = wanted;
		this.#surroundings = surroundings;
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

	async next(): Promise<void> {
		this.step = STEPS[STEPS.indexOf(this.step) + 1]!;
		if (this.step === 'duplicates') {
			this.duplicates = 'skip';
			this.duplicateCount = null;
			await this.#rehearse();
		}
		if (this.step === 'preview' && this.#rehearsed !== this.duplicates) await this.#rehearse();
	}

	back(): void {
		this.forgive();
		this.step = STEPS[STEPS.indexOf(this.step) - 1]!;
	}

	/** Reads a file or pasted rows, or reads them again in another way. */
	async read(source: File | string, reading: Reading = {}): Promise<void> {
		this.chosen = reading;
		this.#reader ??= new CsvReader();
		const isAgain = source === this.source && this.columns.view !== undefined;
		if (!isAgain) this.#sent = null;
		this.source = source;
		await this.attempt(async () => {
			this.view = null;
			this.reading = 0;
			const view = await this.#reader!.read(
				source,
				reading,
				(rows) => (this.reading = rows)
			).finally(() => (this.reading = null));
			this.view = view;
			if (isAgain) this.columns.begin(view, this.columns.into);
			else this.columns.begin(view, this.#likely(view));
		});
	}

	forget(): void {
		this.source = null;
		this.view = null;
		this.forgive();
	}

	/** Learns what the file calls stages, from the column that became the stage. */
	async readStageNames(column: number): Promise<void> {
		if (column < 0 || this.#reader === null) return;
		this.columns.stageNames = await this.#reader.values(column, MOST_STAGES);
	}

	/** Asks the server what the import would do. */
	async #rehearse(): Promise<void> {
		this.rehearsal = null;
		this.#rehearsed = null;
		await this.attempt(async () => {
			const rows = await this.#reader!.rows(this.columns.places);
			this.rehearsal = await this.server.rehearse(this.#order(), rows);
			this.#rehearsed = this.duplicates;
			if (this.duplicates === 'skip') this.duplicateCount = this.rehearsal.duplicates;
		});
	}

	/** Begins the import, and hands over the id to follow it by. */
	async start(onstart: (id: string) => void): Promise<void> {
		await this.attempt(async () => {
			const { id } = (await this.#received()) ?? (await this.#send());
			this.#started = id;
			onstart(id);
		});
	}

	/**
	 * The import that the server has received though its answer was lost. One with other choices is not
	 * what is meant now: that is told, and the next wish begins another.
	 */
	async #received(): Promise<ImportProgress | undefined> {
		const sent = this.#sent;
		if (!sent) return undefined;
		const found = (await this.server.latest()).find(({ key }) => key === sent.key);
		if (!found || sent.order === JSON.stringify(this.#order())) return found;
		this.#sent = null;
		throw new FileError('sentBefore');
	}

	async #send(): Promise<{ id: string }> {
		const rows = await this.#reader!.rows(this.columns.places);
		const order = this.#order();
		const key = newId();
		this.#sent = { key, order: JSON.stringify(order) };
		return this.server.start({ ...order, key }, rows);
	}

	/** The refused rows of the import followed, as CSV; null when its file is no longer at hand. */
	async badFile(
		reasons: Map<number, string>,
		titles: { row: string; reason: string }
	): Promise<Blob | null> {
		const isAtHand = this.#reader !== null && this.#started === this.progress?.id;
		return isAtHand ? this.#reader!.badRows(reasons, titles) : null;
	}

	override close(): void {
		super.close();
		this.#reader?.close();
	}

	override follow(id: string): Promise<void> {
		this.step = 'done';
		return super.follow(id);
	}

	/** What the rows probably are, among what the person may import. */
	#likely({ columns }: TableView): Importable {
		const proposed = proposedInto(columns.map(({ header }) => header));
		return proposed && this.#surroundings.allowed().includes(proposed) ? proposed : this.#wanted;
	}

	#order(): ImportOrder {
		return { ...this.columns.order(this.fileName), duplicates: this.duplicates };
	}
}
