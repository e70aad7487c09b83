import { untrack } from 'svelte';
import type { Deal } from '#lib/model/deals.ts';
import { hasSection } from '#lib/model/rights.ts';
import type { ListQuery } from '#lib/replica/lists.svelte.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';

const FIRST = 50;
/** So many more come with each wish for more. */
const MORE = 200;

/** The deals of a company or a person: those at hand, and the archived ones as soon as the server names them. */
export class RelatedDeals {
	readonly #workspace: Workspace;
	readonly #of: () => { company?: string; person?: string };
	readonly #except: () => string | undefined;
	#archived = $state.raw<{ key: string; rows: Deal[]; total: number }>({
		key: '',
		rows: [],
		total: 0
	});
	readonly more = { size: MORE, fetch: () => void this.#askMore() };
	/** Whose archived ones are being asked for. */
	#asking = '';
	/** Whose archived ones could not be had. */
	#failed = $state('');

	constructor(
		workspace: Workspace,
		of: () => { company?: string; person?: string },
		except: () => string | undefined = () => undefined
	) {
		this.#workspace = workspace;
		this.#of = of;
		this.#except = except;
		$effect(() => {
			const wanted = this.#of();
			const mayRead = hasSection(this.#workspace.scope, 'sales');
			const { phase, sync } = this.#workspace;
			// What could not be asked without a network is asked when it is back.
			void sync.isOnline;
			const isReady = phase === 'ready' && (wanted.company || wanted.person);
			if (isReady && mayRead) untrack(() => void this.#ask(wanted));
		});
	}

	readonly #local = $derived.by(() => {
		const { company, person } = this.#of();
		return [...this.#workspace.rows.deals.values()].filter((deal) =>
			company ? deal.company === company : person !== undefined && deal.person === person
		);
	});

	readonly rows: Deal[] = $derived.by(() => {
		const known = new Set(this.#local.map(({ id }) => id));
		const archived = this.#archived.key === keyOf(this.#of()) ? this.#archived.rows : [];
		return [...this.#local, ...archived.filter(({ id }) => !known.has(id))].filter(
			({ id }) => id !== this.#except()
		);
	});

	/** Those listed and those that the server has beyond them. */
	get total(): number {
		const isSame = this.#archived.key === keyOf(this.#of());
		return this.rows.length + (isSame ? this.#archived.total - this.#archived.rows.length : 0);
	}

	/** The archived ones could not be asked for. */
	get hasFailed(): boolean {
		return this.#failed === keyOf(this.#of());
	}

	async #ask(wanted: { company?: string; person?: string }): Promise<void> {
		const key = keyOf(wanted);
		if (this.#archived.key !== key) await this.#fetch(key, { ...wanted, limit: FIRST }, []);
	}

	async #askMore(): Promise<void> {
		const { key, rows } = this.#archived;
		const wanted = this.#of();
		if (key !== keyOf(wanted)) return;
		await this.#fetch(key, { ...wanted, offset: rows.length, limit: MORE }, rows);
	}

	/** Asks for a part of the archived ones, which come after those that are here. */
	async #fetch(key: string, part: ListQuery, before: Deal[]): Promise<void> {
		if (this.#asking === key) return;
		this.#asking = key;
		try {
			const query = { ...part, isArchived: true };
			const { rows, total } = await this.#workspace.fetchList('deals', query);
			if (this.#asking !== key) return;
			const known = new Set(before.map(({ id }) => id));
			const added = rows.filter(({ id }) => !known.has(id));
			this.#archived = { key, rows: [...before, ...added], total };
			this.#failed = '';
		} catch {
			if (this.#asking === key) this.#failed = key;
		} finally {
			if (this.#asking === key) this.#asking = '';
		}
	}
}

function keyOf({ company, person }: { company?: string; person?: string }): string {
	return `${company ?? ''} ${person ?? ''}`;
}
