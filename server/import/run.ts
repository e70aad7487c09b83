import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BadReason, ImportOrder } from '#lib/import/orders.ts';
import { linkOf } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { ProjectSettings } from '#lib/model/project-settings.ts';
import type { Scope } from '#lib/model/scope.ts';
import type { Log } from '../changelog/log.ts';
import { SpoluError } from '../errors.ts';
import { mayImport } from './admission.ts';
import { throughFences } from './fences.ts';
import { SLICE_MS } from './gently.ts';
import { readRow } from './order-schema.ts';
import { Planner, type Plan } from './plan.ts';
import type { Parcel } from './rows.ts';
import { sequenceOf, type Sequence } from './sequence.ts';
import type { Draft, Source } from './source.ts';
import type { Slice } from './table.ts';

/** What importing asks of a project. */
export interface ImportingProject extends Source {
	readonly id: string;
	readonly settings: Omit<ProjectSettings, 'name'>;
	scopeOf(member: string): Scope;
	commit<T>(
		author: { member: string; via: 'import' | 'undo'; importId?: string },
		work: (log: Log) => T
	): Promise<T>;
}

export interface RunOptions {
	id: string;
	memberId: string;
	since: number;
	/** How many rows are dealt with by now, by earlier runs too: a commit may stand whose answer was lost. */
	reached(): number;
	/** Called in the transaction of each slice. */
	advance(slice: Slice): void;
	/** Asked between slices, and while a full disk takes none. */
	isStopped(): boolean;
}

/** So long a slice with its commit should take, in ms: short for those who wait (rule 30). */
const COMMIT_MS = 35;

/** Fewer rows would not make a commit shorter: it waits for the disk all the same. */
const SMALLEST_SIZE = 100;
const LARGEST_SIZE = 1_000;

export function plannerFor(
	project: ImportingProject,
	order: ImportOrder,
	memberId: string,
	since: number
): Promise<Planner> {
	const scope = project.scopeOf(memberId);
	return Planner.of(project, order, { ...project.settings, memberId, scope, since });
}

function refused(row: number, reason: BadReason): Plan {
	return { is: 'bad', bad: { row, reason } };
}

/** The plan of the row in a line; a line that is no row, or one in a circle of parents, is a bad one. */
export function planLine(
	planner: Planner,
	{ order, lines }: Parcel,
	sequence: Sequence,
	position: number,
	now: number
): Plan {
	const index = sequence.at(position);
	const row = readRow(lines[index] ?? '', order.columns.length);
	if (!row) return refused(index + 2, 'malformed');
	return sequence.isCircular(index) ? refused(row.number, 'cycle') : planner.plan(row, now);
}

/**
 * Imports the rows of a parcel in slices that keep others waiting only shortly (rule 30).
 * When a commit fails, what was in it is planned again once the project takes edits.
 *
 * @throws SpoluError `forbidden` when the importer lost the right on the way
 */
export async function run(
	project: ImportingProject,
	parcel: Parcel,
	options: RunOptions
): Promise<void> {
	const sequence = await sequenceOf(parcel.order, parcel.lines);
	await throughFences(
		() => new Slices(project, parcel, sequence, options).from(options.reached()),
		options.reached,
		options.isStopped
	);
}

class Slices {
	readonly #project: ImportingProject;
	readonly #parcel: Parcel;
	readonly #sequence: Sequence;
	readonly #options: RunOptions;
	#size = SMALLEST_SIZE;
	/** When the work on the slice began; from there to the end of the commit nobody else is served. */
	#begun = 0;
	position = 0;

	constructor(project: ImportingProject, parcel: Parcel, sequence: Sequence, options: RunOptions) {
		this.#project = project;
		this.#parcel = parcel;
		this.#sequence = sequence;
		this.#options = options;
	}

	async from(position: number): Promise<void> {
		this.position = position;
		const { id, memberId, since, isStopped } = this.#options;
		const planner = await plannerFor(this.#project, this.#parcel.order, memberId, since);
		while (this.position < this.#parcel.lines.length && !isStopped()) {
			planner.judgeBy(this.#scope());
			const author = { member: memberId, via: 'import', importId: id } as const;
			const slice = await this.#project.commit(author, (log) => this.#slice(planner, log));
			this.position += slice.done;
			this.#adapt(performance.now() - this.#begun);
			await nextTurn();
		}
	}

	#scope(): Scope {
		const scope = this.#project.scopeOf(this.#options.memberId);
		if (mayImport(scope, this.#parcel.order.into)) return scope;
		throw new SpoluError('forbidden', 'import.mayNot');
	}

	#slice(planner: Planner, log: Log): Slice {
		const slice: Slice = { done: 0, created: 0, skipped: 0, bad: [] };
		const count = Math.min(this.#size, this.#parcel.lines.length - this.position);
		this.#begun = performance.now();
		const until = this.#begun + SLICE_MS;
		while (slice.done < count && performance.now() < until) {
			const at = this.position + slice.done;
			const plan = planLine(planner, this.#parcel, this.#sequence, at, log.at);
			if (plan.is === 'duplicate') slice.skipped += 1;
			else if (plan.is === 'bad') slice.bad.push(plan.bad);
			else if (isGone(log, plan.drafts)) slice.bad.push({ row: plan.row, reason: 'gone' });
			else {
				for (const { collection, id, fields } of plan.drafts) log.create(collection, fields, id);
				planner.learn(plan.drafts);
				slice.created += 1;
			}
			slice.done += 1;
		}
		log.alongside(() => this.#options.advance(slice));
		return slice;
	}

	/** So many rows that the whole commit, replicas included, stays within a slice. */
	#adapt(elapsed: number): void {
		const fitting = (this.#size * COMMIT_MS) / Math.max(elapsed, 1);
		this.#size = Math.round(
			Math.min(LARGEST_SIZE, this.#size * 2, Math.max(SMALLEST_SIZE, fitting))
		);
	}
}

/** Whether a colleague has meanwhile deleted a record that these point to. */
function isGone(log: Log, drafts: readonly Draft[]): boolean {
	const drafted = new Set(drafts.map(({ id }) => id));
	return drafts.some(({ collection, fields }) =>
		Object.entries(fields).some(([key, value]) => {
			const [to, id] = linkOf(collection, key, value);
			return to && id && !drafted.has(id) && isDeleted(log.get(to, id));
		})
	);
}

function isDeleted(fields: Fields | null): boolean {
	return fields === null || fields.deletedAt !== undefined;
}
