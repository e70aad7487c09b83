import type { Deal } from '#lib/model/deals.ts';
import { hasSection } from '#lib/model/rights.ts';
import { oneAtATime } from '#lib/one-at-a-time.ts';
import type { ListQuery, Page } from '#lib/replica/lists.svelte.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { archivedDeals, without } from './archived-deals.ts';

const FIRST = 50;
/** So many more come with each wish for more. */
const MORE = 200;
/** So long a page that has just opened waits for its connection, in milliseconds. */
const PATIENCE = 2_000;

type Of = Pick<ListQuery, 'company' | 'person'>;

interface Asked {
	key: string;
	ask: () => Promise<void>;
}

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
	/** How many are to be listed of whose. */
	#wish = { key: '', count: 0 };
	readonly more = { size: MORE, fetch: () => this.#askMore() };
	/** Whose deals are asked for; a question about others is not waited for. */
	#asked: Asked = { key: '', ask: async () => {} };
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
			const timer = setTimeout(() => this.#ask(), wait);
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

	#askMore(): void {
		this.#wish = { key: this.#key, count: this.#heard.rows.length + MORE };
		this.#ask();
	}

	#ask(): void {
		const key = this.#key;
		if (key === '') return;
		if (this.#asked.key !== key) {
			const asked: Asked = { key, ask: oneAtATime(() => this.#fetch(asked)) };
			this.#asked = asked;
		}
		void this.#asked.ask();
	}

	/** Asks for as many as are wished for, or were listed. */
	async #fetch(asked: Asked): Promise<void> {
		const { key } = asked;
		const isMeant = () => this.#key === key && this.#asked === asked;
		if (!isMeant()) return;
		const count = Math.max(
			FIRST,
			this.#heard.rows.length,
			this.#wish.key === key ? this.#wish.count : 0
		);
		try {
			let heard: Page<'deals'> = { rows: [], total: 0 };
			for await (const { rows, total } of archivedDeals(this.#workspace, this.#of(), {
				offset: 0,
				count
			})) {
				// One that has come meanwhile has moved those behind it.
				heard = { rows: [...heard.rows, ...without(rows, heard.rows)], total };
				if (!isMeant()) return;
			}
			this.#archived = { key, ...heard };
			this.#failed = '';
		} catch {
			if (isMeant()) this.#failed = key;
		}
	}
}
