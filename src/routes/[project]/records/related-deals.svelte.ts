import type { Deal } from '#lib/model/deals.ts';
import { hasSection } from '#lib/model/rights.ts';
import type { ListQuery } from '#lib/replica/lists.svelte.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';

const FIRST = 50;
/** So many more come with each wish for more, and at most that many at once. */
const MORE = 200;
/** So long a page that has just opened waits for its connection, in milliseconds. */
const PATIENCE = 2_000;

type Of = Pick<ListQuery, 'company' | 'person'>;
type Joined = (answer: Deal[], before: Deal[]) => Deal[];

/**
 * The deals of a company or a person: those at hand, and the archived ones as soon as the server names
 * them, and again whenever they may have changed. Make it while a component is being set up.
 */
export class RelatedDeals {
	readonly #workspace: Workspace;
	readonly #of: () => Of;
	readonly #except: () => string | undefined;
	#archived = $state.raw<{ key: string; rows: Deal[]; total: number }>({
		key: '',
		rows: [],
		total: 0
	});
	readonly more = { size: MORE, fetch: () => void this.#askMore() };
	/** Answers to an earlier question are dropped. */
	#round = 0;
	/** Whose archived ones could not be had. */
	#failed = $state('');

	constructor(
		workspace: Workspace,
		of: () => Of,
		except: () => string | undefined = () => undefined
	) {
		this.#workspace = workspace;
		this.#of = of;
		this.#except = except;
		$effect(() => {
			const isMeant = this.#key !== '' && hasSection(workspace.scope, 'sales');
			const { phase, sync } = workspace;
			workspace.version('deals');
			if (!isMeant || phase !== 'ready') return;
			// What changes from then on is told to whoever is connected: asked earlier, it is asked twice.
			const wait = sync.isOnline || !navigator.onLine ? 0 : PATIENCE;
			const timer = setTimeout(() => void this.#ask(), wait);
			return () => clearTimeout(timer);
		});
	}

	readonly #key = $derived.by(() => {
		const { company, person } = this.#of();
		return company ?? person ?? '';
	});

	readonly #local = $derived.by(() => {
		const { company, person } = this.#of();
		return [...this.#workspace.rows.deals.values()].filter((deal) =>
			company ? deal.company === company : person !== undefined && deal.person === person
		);
	});

	/** The archived ones as last heard. */
	readonly #heard = $derived.by(() =>
		this.#archived.key === this.#key ? this.#archived : { rows: [], total: 0 }
	);

	readonly rows: Deal[] = $derived.by(() =>
		[...this.#local, ...without(this.#heard.rows, this.#local)].filter(
			({ id }) => id !== this.#except()
		)
	);

	/** Those listed and those that the server has beyond them. */
	get total(): number {
		return this.rows.length + this.#heard.total - this.#heard.rows.length;
	}

	/** The archived ones could not be asked for. */
	get hasFailed(): boolean {
		return this.#failed !== '' && this.#failed === this.#key;
	}

	/** As many as were listed before; what was listed beyond them stays. */
	async #ask(): Promise<void> {
		const limit = Math.min(Math.max(this.#heard.rows.length, FIRST), MORE);
		await this.#fetch({ limit }, (answer, before) => [
			...answer,
			...without(before.slice(limit), answer)
		]);
	}

	async #askMore(): Promise<void> {
		const page = { offset: this.#heard.rows.length, limit: MORE };
		await this.#fetch(page, (answer, before) => [...before, ...without(answer, before)]);
	}

	/** Asks for a part of the archived ones, which come after those that are here. */
	async #fetch(part: ListQuery, join: Joined): Promise<void> {
		const round = ++this.#round;
		const key = this.#key;
		try {
			const query = { ...this.#of(), ...part, isArchived: true };
			const { rows, total } = await this.#workspace.fetchList('deals', query);
			if (this.#round !== round) return;
			const before = this.#archived.key === key ? this.#archived.rows : [];
			this.#archived = { key, rows: join(rows, before), total };
			this.#failed = '';
		} catch {
			if (this.#round === round) this.#failed = key;
		}
	}
}

/** The deals that are not among the known. */
export function without(deals: readonly Deal[], known: readonly Deal[]): Deal[] {
	const ids = new Set(known.map(({ id }) => id));
	return deals.filter(({ id }) => !ids.has(id));
}
