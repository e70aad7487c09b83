import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { fieldName, t } from '#lib/i18n/index.ts';
import { closingKind } from '#lib/import/closing-words.ts';
import type { DayOrder } from '#lib/import/days.ts';
import { comparable } from '#lib/import/names.ts';
import type { Decimal } from '#lib/import/numbers.ts';
import { NEW_STAGE, type ColumnOrder, type ImportOrder } from '#lib/import/orders.ts';
import { proposedTargets } from '#lib/import/proposals.ts';
import type { ColumnView, TableView } from '#lib/import/table-view.ts';
import { targetOf, targetsOf, type Importable, type Target } from '#lib/import/targets.ts';
import type { Surroundings } from './surroundings.ts';

const NUMERIC = new Set<Target['kind']>(['number', 'percent', 'money']);

/** What a target is called in the screen's language. */
export function targetName(into: Importable, target: string): string {
	const derived = ['fullName', 'currency', 'closedOn', 'outcome'];
	return derived.includes(target) ? t(`import.target.${target}`) : fieldName(into, target);
}

/** The choices of step 2: what each column becomes, and how cells are read. */
export class Columns {
	view = $state.raw<TableView>()!;
	into = $state<Importable>('deals');
	/** By column; null is not imported. */
	targets = $state<(string | null)[]>([]);
	decimal = $state<Decimal | null>(null);
	days = $state<DayOrder | null>(null);
	currency = $state<string | null>(null);
	pipeline = $state<string | null>(null);
	createMissing = new SvelteSet<string>();
	/** Stages by the names that the file gives them. */
	stages = new SvelteMap<string, string>();
	/** What the file calls stages. */
	stageNames = $state.raw<string[]>([]);

	readonly #surroundings: Surroundings;

	constructor(surroundings: Surroundings) {
		this.#surroundings = surroundings;
	}

	/** Names of stages in the file that the pipeline does not have. */
	get strangeStages(): string[] {
		if (this.into !== 'deals' || this.stageColumn < 0) return [];
		const known = new Set(
			this.#surroundings.stages(this.pipeline).map((stage) => comparable(stage.name))
		);
		return this.stageNames.filter((name) => !known.has(comparable(name)) && !closingKind(name));
	}

	/** The stage that one of the file becomes: as chosen, else one to be made, if the person may. */
	stageFor(name: string): string | null {
		return this.stages.get(name) ?? (this.#surroundings.mayAddStages() ? NEW_STAGE : null);
	}

	/** Takes a table over, whose rows become records of `into` unless the person says otherwise. */
	begin(view: TableView, into: Importable): void {
		this.view = view;
		this.createMissing.clear();
		this.stages.clear();
		this.decimal = null;
		this.days = null;
		this.importInto(into);
	}

	importInto(into: Importable): void {
		this.into = into;
		this.targets = proposedTargets(
			this.view.columns.map(({ header }) => header),
			into
		);
	}

	/** A target belongs to one column: taking it for another one frees the first. */
	map(column: number, target: string | null): void {
		this.targets = this.targets.map((old, i) =>
			i === column ? target : target !== null && old === target ? null : old
		);
	}

	/** The targets whose cells name other records, with where those are. */
	get naming(): Target[] {
		return this.#chosen.flatMap(({ target }) =>
			target.to && target.name !== 'stage' ? [target] : []
		);
	}

	/** What must be settled before one can go on, as sentences. */
	get questions(): string[] {
		return [...this.#missingTargets(), ...this.#ambiguous(), ...this.#openStages()];
	}

	/** The order of an import, without what later steps decide. */
	order(fileName: string): Omit<ImportOrder, 'duplicates'> {
		const columns = this.#chosen.map(({ column, target }) => this.#columnOrder(column, target));
		return {
			into: this.into,
			fileName,
			total: this.view.total,
			columns,
			createMissing: [...this.createMissing],
			stages: this.#chosenStages,
			...(this.pipeline ? { pipeline: this.pipeline } : {}),
			...(this.currency ? { currency: this.currency } : {})
		};
	}

	/** Places of the columns that are imported. */
	get places(): number[] {
		return this.targets.flatMap((target, i) => (target === null ? [] : [i]));
	}

	/** Where the names of stages stand; -1 when nowhere. */
	get stageColumn(): number {
		return this.targets.indexOf('stage');
	}

	get #chosen(): { column: ColumnView; target: Target }[] {
		return this.targets.flatMap((name, i) => {
			const [column, target] = [this.view.columns[i], name && targetOf(this.into, name)];
			return column && target ? [{ column, target }] : [];
		});
	}

	get #chosenStages(): Record<string, string> {
		const pairs = this.strangeStages.map((name) => [name, this.stageFor(name)] as const);
		return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== null));
	}

	#columnOrder({ header, decimal, days }: ColumnView, target: Target): ColumnOrder {
		const found: ColumnOrder = { header, target: target.name };
		if (NUMERIC.has(target.kind)) found.decimal = this.decimal ?? sure(decimal) ?? '.';
		if (target.kind === 'day') found.days = this.days ?? sure(days) ?? 'dmy';
		return found;
	}

	#missingTargets(): string[] {
		const chosen = new Set(this.targets);
		const isThere = (name: string) => chosen.has(name) || isMadeUp(this.into, name, chosen);
		return targetsOf(this.into)
			.filter(({ name, isRequired }) => isRequired && !isThere(name))
			.map(({ name }) => t('import.columns.required', { field: targetName(this.into, name) }));
	}

	#ambiguous(): string[] {
		return this.#chosen.flatMap(({ column, target }) => {
			const { header, asked } = column;
			if (NUMERIC.has(target.kind) && column.decimal === 'ask' && this.decimal === null) {
				return [question('askDecimal', header, asked.decimal)];
			}
			if (target.kind === 'day' && column.days === 'ask' && this.days === null) {
				return [question('askDays', header, asked.days)];
			}
			return [];
		});
	}

	#openStages(): string[] {
		return this.strangeStages
			.filter((name) => this.stageFor(name) === null)
			.map((name) => t('import.stages.choose', { name }));
	}
}

function question(
	about: 'askDecimal' | 'askDays',
	header: string,
	[sample = '', other]: readonly string[]
): string {
	if (other === undefined) return t(`import.columns.${about}`, { header, sample });
	return t(`import.columns.${about}Mixed`, { header, sample, other });
}

function sure<T extends string>(guess: T | 'ask' | null): T | null {
	return guess === 'ask' ? null : guess;
}

/** A deal's title and stage, and a person's family name, can follow from other columns. */
function isMadeUp(into: Importable, name: string, chosen: ReadonlySet<string | null>): boolean {
	const has = (...names: string[]) => names.some((other) => chosen.has(other));
	if (into === 'people' && name === 'familyName') return has('fullName', 'givenName');
	if (into !== 'deals') return false;
	return name === 'stage' || (name === 'title' && has('company', 'products', 'reference'));
}
