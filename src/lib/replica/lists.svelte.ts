import { SvelteMap } from 'svelte/reactivity';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Outcome } from '#lib/model/entries.ts';
import type { RowOf } from '#lib/model/rows.ts';
import type { StageTotals } from '#lib/model/stage-totals.ts';
import { Answered } from './api.ts';
import type { Session } from './session.svelte.ts';

/** Which records are asked for; see the server's lists. */
export interface ListQuery {
	q?: string;
	owner?: string;
	stage?: string;
	pipeline?: string;
	company?: string;
	person?: string;
	isArchived?: boolean;
	sort?: string;
	offset?: number;
	limit?: number;
}

type Totals = Record<string, StageTotals>;

const NONE: Totals = Object.freeze({});

/** What is not on this device: lists, single records and totals, asked from the server. */
export class Lists {
	readonly #session: Session;
	readonly #totals = new SvelteMap<string, Totals>();
	readonly #wanted = new Map<string, () => Promise<void>>();
	readonly #versions = new SvelteMap<string, number>();
	#generation = $state(0);

	constructor(session: Session) {
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

	list<C extends CollectionName>(
		collection: C,
		query: ListQuery
	): Promise<{ rows: RowOf[C][]; total: number }> {
		return this.#session.api.get(`records/${collection}`, { ...query });
	}

	/** Totals as last heard; asked for when they were not, and again when the server says so. */
	totals(pipeline: string, query: Pick<ListQuery, 'q' | 'owner'>): Totals {
		const key = `totals:${pipeline}:${query.owner ?? ''}:${query.q ?? ''}`;
		if (!this.#wanted.has(key)) {
			const ask = () => this.#ask(key, pipeline, query);
			this.#wanted.set(key, ask);
			// A derived value reads this: it must not write while it is worked out.
			queueMicrotask(() => void this.#fromDevice(key).then(ask));
		}
		return this.#totals.get(key) ?? NONE;
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

	async #ask(key: string, pipeline: string, query: Pick<ListQuery, 'q' | 'owner'>): Promise<void> {
		try {
			const totals = await this.#session.api.get<Totals>(`totals/${pipeline}`, { ...query });
			this.#totals.set(key, totals);
			await this.#session.store?.keepFact(key, totals);
		} catch {
			// Offline the last known totals stand.
		}
	}
}
