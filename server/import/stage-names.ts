import { NEW_STAGE, type ImportOrder } from '#lib/import/orders.ts';
import { closingKind } from '#lib/import/closing-words.ts';
import { comparable, squeezed } from '#lib/import/names.ts';
import type { Fields } from '#lib/model/json.ts';
import { newId } from '#lib/model/ids.ts';
import { byRank, rankedBetween } from '#lib/model/ranks.ts';
import type { Stage, StageKind } from '#lib/model/stages.ts';
import type { Draft, Source } from './source.ts';

/** Per cent that a stage made by an import is weighted with until somebody sets it. */
const FIRST_LIKELIHOOD = 20;

/** The stages of one pipeline by the names that a file gives them. */
export class StageNames {
	readonly pipeline: string;
	readonly #stages: Stage[];
	readonly #mapped: ReadonlyMap<string, string>;
	readonly #createsMissing: boolean;
	/** What names led to so far. */
	readonly #found = new Map<string, Stage>();

	constructor(source: Source, order: ImportOrder) {
		this.pipeline = pipelineOf(source, order.pipeline);
		this.#stages = [...source.all('stages')]
			.map(({ id, fields }) => ({ ...fields, id }) as unknown as Stage)
			.filter((stage) => stage.pipeline === this.pipeline)
			.sort(byRank);
		this.#mapped = new Map(
			Object.entries(order.stages ?? {}).map(([name, stage]) => [comparable(name), stage])
		);
		this.#createsMissing = order.createMissing.includes('stage');
	}

	/** Where deals go whose row names no stage. */
	get first(): Stage | undefined {
		return this.#stages.find((stage) => stage.kind === 'active') ?? this.#stages[0];
	}

	ofKind(kind: StageKind): Stage | undefined {
		return this.#stages.find((stage) => stage.kind === kind);
	}

	/** The stage that a name means, if it is there. */
	known(name: string): Stage | undefined {
		const found = this.#found.get(name) ?? this.#meant(name);
		if (found) this.#found.set(name, found);
		return found;
	}

	/** The stage that a row means, a draft of one to be made, or undefined when nobody said which. */
	find(name: string): Stage | Draft | undefined {
		const wanted = this.#mapped.get(comparable(name));
		const isMade = wanted === NEW_STAGE || (wanted === undefined && this.#createsMissing);
		return this.known(name) ?? (isMade ? this.#draft(name) : undefined);
	}

	#meant(name: string): Stage | undefined {
		const wanted = this.#mapped.get(comparable(name));
		if (wanted === undefined || wanted === NEW_STAGE) return this.#named(name);
		return this.#stages.find((stage) => stage.id === wanted) ?? this.#named(wanted);
	}

	/** The stage exists from here on. */
	add({ id, fields }: Draft): void {
		this.#stages.push({ ...fields, id } as unknown as Stage);
		this.#stages.sort(byRank);
	}

	#named(name: string): Stage | undefined {
		const exact = this.#stages.find((stage) => comparable(stage.name) === comparable(name));
		if (exact) return exact;
		const letters = squeezed(name);
		const loose = this.#stages.filter((stage) => squeezed(stage.name) === letters);
		if (loose.length === 1) return loose[0];
		const kind = closingKind(name);
		return kind && this.ofKind(kind);
	}

	/** Where a new stage stands: before those that the mapping names later, else after the active ones. */
	#placeOf(name: string): number {
		const order = [...this.#mapped.keys()];
		const own = order.indexOf(comparable(name));
		const isLater = ({ name: other }: Stage) =>
			own >= 0 && order.indexOf(comparable(other), own + 1) >= 0;
		const later = this.#stages.findIndex((stage) => stage.kind === 'active' && isLater(stage));
		return later >= 0 ? later : this.#stages.findLastIndex(({ kind }) => kind === 'active') + 1;
	}

	#draft(name: string): Draft {
		const id = newId();
		const at = this.#placeOf(name);
		const rank = rankedBetween(id, this.#stages[at - 1], this.#stages.slice(at)).get(id)!;
		const fields: Fields = {
			pipeline: this.pipeline,
			name: name.trim(),
			kind: 'active',
			likelihood: FIRST_LIKELIHOOD,
			rank
		};
		return { collection: 'stages', id, fields };
	}
}

function pipelineOf(source: Source, wanted: string | undefined): string {
	const all = [...source.all('pipelines')].map(({ id, fields }) => ({
		id,
		rank: String(fields.rank),
		slug: fields.slug
	}));
	const found = all.find(
		({ id, slug }) => wanted !== undefined && (id === wanted || slug === wanted)
	);
	return (found ?? all.sort(byRank)[0])?.id ?? '';
}
