import type { BadRow, ImportOrder } from '#lib/import/orders.ts';
import { mayImportInto, targetsOf } from '#lib/import/targets.ts';
import { fieldOf, type CollectionName } from '#lib/model/collections.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import { namesFrom } from '#lib/model/people.ts';
import { hasRight, mayWrite } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import { DealFields } from './deal-fields.ts';
import { Duplicates } from './duplicates.ts';
import { checkFit } from './fitting.ts';
import { Lookup } from './lookup.ts';
import { Missing } from './missing.ts';
import type { OrderedRow } from './order-schema.ts';
import { Refusal } from './refusal.ts';
import { columnsOf, RowReading, type Column, type Tools } from './row-reading.ts';
import { titleOf, type Draft, type Source } from './source.ts';
import { StageNames } from './stage-names.ts';

/** Who imports, and what the project says about names, money and old deals. */
export interface PlanSettings {
	memberId: string;
	scope: Scope;
	language: string;
	currency: string;
	closedDays: number;
	/** In which days are meant. */
	timeZone: string;
	/** When the import began, in ms. */
	since: number;
}

/** What becomes of a row. `drafts` end with the row's own record; those before it were only named. */
export type Plan =
	{ is: 'record'; row: number; drafts: Draft[] } | { is: 'duplicate' } | { is: 'bad'; bad: BadRow };

interface Parts {
	columns: Column[];
	lookup: Lookup;
	duplicates: Duplicates | null;
	deals: DealFields | null;
}

/**
 * Turns rows into records, one by one. Invariant: it knows what the project held at the start and
 * every draft that was made since, so that equal names lead to one record; a refused row leaves no
 * trace in it, whoever refused it.
 */
export class Planner {
	readonly #order: ImportOrder;
	readonly #settings: PlanSettings;
	readonly #source: Source;
	readonly #tools: Tools;
	readonly #duplicates: Duplicates | null;
	readonly #deals: DealFields | null;
	readonly #titles = new Map<string, string>();

	private constructor(source: Source, order: ImportOrder, settings: PlanSettings, parts: Parts) {
		this.#order = order;
		this.#settings = settings;
		this.#source = source;
		this.#duplicates = parts.duplicates;
		this.#deals = parts.deals;
		this.#tools = {
			scope: settings.scope,
			currency: order.currency ?? settings.currency,
			columns: parts.columns,
			lookup: parts.lookup,
			missing: new Missing(source, settings.language),
			titleOf: (collection, id) => this.#titleOf(collection, id)
		};
	}

	/** Learns what is there; takes its time, so that live edits go on. */
	static async of(source: Source, order: ImportOrder, settings: PlanSettings): Promise<Planner> {
		const { scope, since } = settings;
		const columns = columnsOf(order);
		const named = columns.flatMap(({ target }) => target.to ?? []);
		return new Planner(source, order, settings, {
			columns,
			lookup: await Lookup.of(source, scope, named),
			duplicates:
				order.duplicates === 'skip' ? await Duplicates.of(source, scope, order.into, since) : null,
			deals:
				order.into === 'deals'
					? await DealFields.of(source, new StageNames(source, order), settings)
					: null
		});
	}

	/** From here on the importer's rights are these. */
	judgeBy(scope: Scope): void {
		this.#settings.scope = scope;
		this.#tools.scope = scope;
	}

	/**
	 * What becomes of a row. Its drafts must be learned when they are made, before the next row.
	 *
	 * @param now the instant of the commit, in ms
	 */
	plan(row: OrderedRow, now: number): Plan {
		try {
			const reading = new RowReading(row, this.#tools);
			this.#complete(reading, now);
			this.#checkRequired(reading);
			if (this.#duplicates?.has(reading.fields)) return { is: 'duplicate' };
			this.#checkRights(reading);
			this.#deals?.rank(reading.fields);
			checkFit(this.#order.into, reading.fields);
			const own = { collection: this.#order.into, id: newId(), fields: reading.fields };
			return { is: 'record', row: row.number, drafts: [...reading.drafts, own] };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return { is: 'bad', bad: error.badRow(row.number) };
		}
	}

	/** The drafts of a plan are records from here on. */
	learn(drafts: readonly Draft[]): void {
		for (const { collection, id, fields } of drafts) {
			this.#titles.set(id, titleOf(collection, fields));
			if (collection === 'stages') this.#deals?.stages.add({ collection, id, fields });
			else this.#tools.lookup.add(collection, id, fields);
			if (collection === 'deals') this.#deals?.add(fields);
			if (collection === this.#order.into) this.#duplicates?.add(fields);
		}
	}

	#complete(reading: RowReading, now: number): void {
		const { fields } = reading;
		const { into } = this.#order;
		if (into === 'people') completePerson(reading, this.#settings.language);
		if (into === 'members') Object.assign(fields, this.#tools.missing.memberFields());
		this.#deals?.complete(reading, this.#tools, now);
	}

	#checkRequired(reading: RowReading): void {
		const { fields } = reading;
		for (const { name, isRequired } of targetsOf(this.#order.into)) {
			if (isRequired && (fields[name] === undefined || fields[name] === '')) {
				throw new Refusal('required', reading.header(name));
			}
		}
	}

	/** As if the importer had made each record by hand. */
	#checkRights(reading: RowReading): void {
		const { fields, drafts } = reading;
		const { scope, memberId } = this.#settings;
		const own = { collection: this.#order.into as CollectionName, fields };
		for (const draft of [...drafts, own]) {
			if (!mayMake(scope, draft.collection, draft.fields)) throw new Refusal('forbidden');
		}
		const isForAnother = fields.owner !== undefined && fields.owner !== memberId;
		if (isForAnother && !hasRight(scope, 'assign'))
			throw new Refusal('assign', reading.header('owner'));
	}

	#titleOf(collection: CollectionName, id: string): string {
		const title = this.#titles.get(id);
		if (title !== undefined) return title;
		const fields = this.#source.get(collection, id);
		return fields ? titleOf(collection, fields) : '';
	}
}

function mayMake(scope: Scope, collection: CollectionName, fields: Fields): boolean {
	if (collection === 'members') return mayImportInto(scope, 'members');
	if (!mayWrite(scope, collection, fields)) return false;
	return Object.keys(fields).every(
		(key) => fieldOf(collection, key)?.byServer || mayWrite(scope, collection, fields, key)
	);
}

/** A name in one cell is taken apart; one who has only a given name is filed under it. */
function completePerson(reading: RowReading, language: string): void {
	const { fields } = reading;
	const whole = reading.told('fullName');
	if (whole !== undefined && fields.familyName === undefined && fields.givenName === undefined) {
		const names: Fields = { ...namesFrom(whole, language) };
		checkFit('people', names, reading.header('fullName'), whole);
		Object.assign(fields, names);
	}
	if (fields.familyName === undefined && fields.givenName !== undefined) {
		fields.familyName = fields.givenName;
		delete fields.givenName;
	}
}
