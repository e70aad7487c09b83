import type { CollectionName } from '#lib/model/collections.ts';
import { isPastClosing } from '#lib/model/deals.ts';
import { noon } from '#lib/model/noon.ts';
import { mayCreate } from '#lib/model/rights.ts';
import { ranksAfter } from '#lib/model/ranks.ts';
import { asksWhy } from '#lib/model/reasons.ts';
import { elementsOf } from '#lib/model/rows.ts';
import { isClosed, type Stage } from '#lib/model/stages.ts';
import { checkFit } from './fitting.ts';
import { gently } from './gently.ts';
import { Refusal } from './refusal.ts';
import type { PlanSettings } from './plan.ts';
import type { RowReading, Tools } from './row-reading.ts';
import type { Source } from './source.ts';
import type { StageNames } from './stage-names.ts';

type Place = Pick<Stage, 'id' | 'kind'>;
type Settings = Pick<PlanSettings, 'scope' | 'closedDays' | 'timeZone'>;

/** Completes deals: their stage and rank, when they were closed, and a title when the file has none. */
export class DealFields {
	readonly stages: StageNames;
	readonly #settings: Settings;
	readonly #lastRanks = new Map<string, string>();

	private constructor(stages: StageNames, settings: Settings) {
		this.stages = stages;
		this.#settings = settings;
	}

	/** Learns where the last deal of each stage stands. */
	static async of(source: Source, stages: StageNames, settings: Settings) {
		const deals = new DealFields(stages, settings);
		const last = deals.#lastRanks;
		for await (const { fields } of gently(source.all('deals'))) {
			const [stage, rank] = [String(fields.stage), String(fields.rank)];
			if (rank > (last.get(stage) ?? '')) last.set(stage, rank);
		}
		return deals;
	}

	/** @throws Refusal when nobody said which stage is meant, or a reason is missing */
	complete(reading: RowReading, tools: Tools, now: number): void {
		const place = this.#place(reading);
		reading.fields.stage = place.id;
		this.#date(reading, place, now);
		if (asksWhy(place.kind)) reading.readReason(place.kind);
		reading.fields.title ??= titleFor(reading, tools);
	}

	/** Gives a deal its place behind the others of its stage. */
	rank(fields: RowReading['fields']): void {
		const last = this.#lastRanks.get(String(fields.stage)) ?? null;
		fields.rank = ranksAfter(last, 1)[0]!;
	}

	/** The deal is made: others come behind it. */
	add(fields: RowReading['fields']): void {
		this.#lastRanks.set(String(fields.stage), String(fields.rank));
	}

	#place(reading: RowReading): Place {
		// `Open` and the like are no stages: what a file calls its outcomes never makes one.
		const word = reading.told('outcome');
		const outcome = word === undefined ? undefined : this.stages.known(word);
		if (outcome && isClosed(outcome)) return outcome;
		const name = reading.told('stage');
		const found = name === undefined ? this.stages.first : this.#named(reading, name);
		if (!found) throw new Refusal('stage', reading.header('stage'), name);
		return found;
	}

	#named(reading: RowReading, name: string): Place | undefined {
		const found = this.stages.find(name);
		if (!found || !('fields' in found)) return found;
		if (!mayCreate(this.#settings.scope, 'stages')) {
			throw new Refusal('forbidden', reading.header('stage'), name);
		}
		checkFit('stages', found.fields, reading.header('stage'), name);
		reading.drafts.push(found);
		return { id: found.id, kind: 'active' };
	}

	/** A closed deal was closed at noon of its day, or by now; an open deal's day is when it is expected to be. */
	#date(reading: RowReading, place: Place, now: number): void {
		const closedOn = reading.toldDay('closedOn');
		if (!isClosed(place)) {
			if (closedOn !== undefined) reading.fields.expectedOn ??= closedOn;
			return;
		}
		const { closedDays, timeZone } = this.#settings;
		const closedAt = closedOn === undefined ? now : Math.min(noon(closedOn, timeZone), now);
		Object.assign(reading.fields, { closedAt, movedAt: closedAt });
		if (isPastClosing(closedAt, closedDays, now)) reading.fields.isArchived = true;
	}
}

/** `Acme – Roof`, or as much of it as is known. */
function titleFor({ fields, drafts }: RowReading, tools: Tools): string {
	const drafted = new Map(drafts.map((draft) => [draft.id, String(draft.fields.name ?? '')]));
	const nameOf = (collection: CollectionName, id: string) =>
		drafted.get(id) ?? tools.titleOf(collection, id);
	const company = fields.company ? nameOf('companies', String(fields.company)) : '';
	const products = elementsOf(fields, 'products').map((id) => nameOf('products', id));
	const known = [company, products.join(', ')].filter((part) => part !== '');
	const title = known.join(' – ').slice(0, 500);
	// Half a letter cannot be stored.
	return title.replace(/[\ud800-\udbff]$/, '') || String(fields.reference ?? '');
}
