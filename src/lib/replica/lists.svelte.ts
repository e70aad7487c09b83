import { SvelteMap } from 'svelte/reactivity';
import { oneAtATime } from '#lib/one-at-a-time.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Outcome } from '#lib/model/entries.ts';
import type { ListQuery } from '#lib/model/list-query.ts';
import type { RowOf } from '#lib/model/rows.ts';
import type { StageTotals } from '#lib/model/stage-totals.ts';
import { Answered } from './api.ts';
import type { Session } from './session.svelte.ts';

export type { ListQuery };

/** A part of a list, and how long the whole is. */
export interface Page<C extends CollectionName> {
	rows: RowOf[C][];
	total: number;
}

type Totals = Record<string, StageTotals>;

/** Which of the archived deals are counted; `owner` '' means those that nobody owns. */
export type TotalsQuery = Pick<ListQuery, 'q' | 'owner'>;

/** Somebody who types what to look for is waited for. */
const TYPING_MS = 250;

/** What is not on this device: lists, single records and totals, asked from the server. */
export class Lists {
	readonly #session: Pick<Session, 'api' | 'store' | 'rows'>;
	readonly #totals = new SvelteMap<string, Totals>();
	readonly #wanted = new Map<string, () => Promise<void>>();
	readonly #versions = new SvelteMap<string, number>();
	#generation = $state(0);

	constructor(session: Pick<Session, 'api' | 'store' | 'rows'>) {
		this.#session = session;
	}

	async record<C extends CollectionName>(collection: C, id: string): Promise<RowOf[C] | null> {
		try {
			return await this.#session.api.get<RowOf[C]>(
				`records/${collection}/${encodeURIComponent(id)}`
			);
		} catch (error) {
			if (error instanceof Answered && error.status === 404) return null;
			throw error;
		}
	}

	list<C extends CollectionName>(collection: C, query: ListQuery): Promise<Page<C>> {
		return this.#session.api.get(`records/${collection}`, { ...query });
	}

	/**
	 * Totals as last heard; null when they never were. They are asked for then, and again when the server
	 * says so. Of a pipeline's filtered totals those asked for last are followed.
	 */
	totals(pipeline: string, query: TotalsQuery): Totals | null {
		const key = `totals:${pipeline}:${query.owner ?? '*'}:${query.q ?? ''}`;
		if (!this.#wanted.has(key)) this.#want(key, pipeline, query);
		return this.#totals.get(key) ?? null;
	}

	/** A derived value calls this: nothing reactive is written while that is worked out. */
	#want(key: string, pipeline: string, query: TotalsQuery): void {
		const isWhole = query.owner === undefined && !query.q;
		const whole = `totals:${pipeline}:*:`;
		for (const other of isWhole ? [] : [...this.#wanted.keys()]) {
			if (other.startsWith(`totals:${pipeline}:`) && other !== whole) this.#wanted.delete(other);
		}
		const ask = oneAtATime(async () => {
			if (this.#wanted.get(key) === ask) await this.#ask(key, pipeline, query);
		});
		this.#wanted.set(key, ask);
		const begin = async () => {
			if (isWhole) await this.#fromDevice(key);
			await ask();
		};
		setTimeout(() => void begin(), query.q ? TYPING_MS : 0);
	}

	version(collection: CollectionName, id: string): number {
		return this.#generation + (this.#versions.get(`${collection} ${id}`) ?? 0);
	}

	/** What the server holds may have changed. */
	renew(): void {
		this.#generation += 1;
		for (const ask of this.#wanted.values()) void ask();
	}

	settled(outcomes: Outcome[], records: [CollectionName, string][]): void {
		const isUnknown = ([collection, id]: [CollectionName, string]) =>
			!this.#session.rows.tables[collection].has(id);
		if (outcomes.length === 0 && !records.some(isUnknown)) return;
		for (const [collection, id] of records) {
			for (const key of [`${collection} ${id}`, `${collection} `]) {
				this.#versions.set(key, (this.#versions.get(key) ?? 0) + 1);
			}
		}
	}

	async #fromDevice(key: string): Promise<void> {
		const kept = await this.#session.store?.fact<Totals>(key).catch(() => undefined);
		if (kept && !this.#totals.has(key)) this.#totals.set(key, kept);
	}

	async #ask(key: string, pipeline: string, query: TotalsQuery): Promise<void> {
		try {
			const totals = await this.#session.api.get<Totals>(`totals/${pipeline}`, { ...query });
			for (const other of this.#totals.keys())
				if (!this.#wanted.has(other)) this.#totals.delete(other);
			if (!this.#wanted.has(key)) return;
			this.#totals.set(key, totals);
			if (query.owner === undefined && !query.q) await this.#session.store?.keepFact(key, totals);
		} catch {
			// Offline the last known totals stand.
		}
	}
}
