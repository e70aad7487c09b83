import { createContext } from 'svelte';
import { current, folded, t } from '#lib/i18n/index.ts';
import type { Deal } from '#lib/model/deals.ts';
import type { Fields } from '#lib/model/json.ts';
import { fullName } from '#lib/model/people.ts';
import { byRank } from '#lib/model/ranks.ts';
import { hasSection, mayCreate, mayDelete, mayWrite } from '#lib/model/rights.ts';
import { HIDDEN } from '#lib/model/rows.ts';
import { addTotals } from '#lib/model/stage-totals.ts';
import { isClosed, STAGE_KINDS, type Stage } from '#lib/model/stages.ts';
import type { Workspace } from '#lib/replica/workspace.ts';
import type { Address } from './address.ts';
import { type BoardColumn, BoardColumns } from './board-columns.ts';
import { Cursor } from './cursor.svelte.ts';
import { Drag } from './drag.svelte.ts';
import { archiveQuery, filterFrom, isFiltering, passing } from './filter.ts';
import { Folds } from './folds.svelte.ts';
import { Lookers } from './lookers.svelte.ts';
import type { OpenDialog } from './open-dialog.ts';
import { SeenPlaces } from './seen-places.ts';
import { Selection } from './selection.svelte.ts';
import { byClosing, StageOrder } from './stage-order.ts';

export const [getBoard, setBoard] = createContext<Board>();

/** What the board page shows and where its cursor stands. The edits are made by `Moves`. */
export class Board {
	readonly workspace: Workspace;
	readonly selection = new Selection();
	readonly cursor = new Cursor();
	readonly drag = new Drag();
	readonly lookers: Lookers;
	readonly places: SeenPlaces;
	dialog: OpenDialog | null = $state.raw(null);
	now = $state(Date.now());
	readonly address: Address;
	readonly #order = new StageOrder();
	readonly #columns = new BoardColumns();
	readonly #words = new WeakMap<Deal, { contact: string; text: string }>();

	constructor(workspace: Workspace, address: Address) {
		this.workspace = workspace;
		this.address = address;
		this.lookers = new Lookers(workspace);
		this.places = new SeenPlaces(workspace);
	}

	readonly pipelines = $derived.by(() => [...this.workspace.rows.pipelines.values()].sort(byRank));
	readonly pipeline = $derived.by(() => {
		const { slug } = this.address;
		return this.pipelines.find((p) => p.slug === slug) ?? this.pipelines.find((p) => p.id === slug);
	});
	readonly stages: readonly Stage[] = $derived.by(() => {
		const own = [...this.workspace.rows.stages.values()].filter(
			(stage) => stage.pipeline === this.pipeline?.id
		);
		const place = (stage: Stage) => STAGE_KINDS.indexOf(stage.kind);
		return own.sort((a, b) => place(a) - place(b) || byRank(a, b));
	});
	readonly folds = $derived.by(() => new Folds(this.workspace.memberId, this.pipeline?.id ?? ''));
	readonly filter = $derived.by(() => filterFrom(this.address.search));
	readonly isFiltering = $derived(isFiltering(this.filter));
	readonly layout = $derived.by(() =>
		this.address.search.get('layout') === 'table' ? 'table' : 'board'
	);
	/** The id of the deal in the peek panel. */
	readonly peeked = $derived.by(
		() => /^deal:(.+)$/.exec(this.address.search.get('peek') ?? '')?.[1]
	);

	readonly #sorted = $derived.by(() => {
		const closed = new Set(this.stages.filter(isClosed).map((stage) => stage.id));
		return this.#order.sorted(this.#held(), (stage) => (closed.has(stage) ? byClosing : byRank));
	});
	readonly columns: ReadonlyMap<string, BoardColumn> = $derived.by(() => {
		const { memberId } = this.workspace;
		const archived = this.pipeline
			? this.workspace.archivedTotals(this.pipeline.id, archiveQuery(this.filter, memberId))
			: {};
		const passes = passing(this.filter, memberId, (deal) => this.wordsOf(deal));
		return this.#columns.made(this.stages, this.#sorted, { ...this.filter, passes, archived });
	});
	/** Stages that are on the screen: with a filter by stage, only that one. */
	readonly shownStages = $derived(
		this.stages.filter((stage) => !this.filter.stage || stage.id === this.filter.stage)
	);
	/** The cards on the screen, in visual order. */
	readonly walkable = $derived.by(() =>
		this.shownStages
			.filter((stage) => !this.isFolded(stage))
			.flatMap((stage) => this.columns.get(stage.id)?.shown ?? [])
	);
	/** The deals at hand that pass the filter, in visual order. */
	readonly shown = $derived(this.stages.flatMap((s) => this.columns.get(s.id)?.shown ?? []));
	/** What a peek walks through: the cards on the screen; all, from a deal that is in the table or a collapsed stage. */
	readonly peekOrder = $derived.by(() => {
		const isThere = this.layout === 'board' && this.walkable.some(({ id }) => id === this.peeked);
		return (isThere ? this.walkable : this.shown).map(({ id }) => id);
	});
	/** Of the deals in progress, or of the one stage that is filtered for. */
	readonly totals = $derived(
		addTotals(
			this.shownStages
				.filter((stage) => this.filter.stage || !isClosed(stage))
				.flatMap((stage) => this.columns.get(stage.id)?.totals ?? [])
		)
	);
	/** Some stage has sums in several currencies. */
	readonly isMixed = $derived(
		[...this.columns.values()].some(({ totals }) => totals.sums.length > 1)
	);
	/** Known to hold no deal at all. */
	readonly isEmpty = $derived(
		[...this.columns.values()].every(
			({ deals, archived, isCounted }) => isCounted && deals.length + archived === 0
		) && !this.isFiltering
	);
	readonly mayRead = $derived.by(() => hasSection(this.workspace.scope, 'sales'));
	readonly mayAdd = $derived.by(() => mayCreate(this.workspace.scope, 'deals'));

	mayWrite(deal: Deal, field?: string): boolean {
		return mayWrite(this.workspace.scope, 'deals', deal as unknown as Fields, field);
	}

	mayDelete(deal: Deal): boolean {
		return mayDelete(this.workspace.scope, 'deals', deal as unknown as Fields);
	}

	/** Collapsed, unless it is the one that is filtered for. */
	isFolded(stage: Stage): boolean {
		return this.filter.stage !== stage.id && this.folds.isFolded(stage);
	}

	column(stageId: string): BoardColumn | undefined {
		return this.columns.get(stageId);
	}

	peek(id: string): void {
		this.address.show({ peek: `deal:${id}` }, { isNew: true });
	}

	closePeek(): void {
		const id = this.peeked;
		this.address.show({ peek: '' });
		if (id) void this.cursor.focus(id);
	}

	/** Tells colleagues where this person is. */
	lookAt(id?: string): void {
		const record = id === undefined ? {} : { record: `deals:${id}` };
		this.workspace.presence.look({ page: this.address.path, ...record });
	}

	memberName(id: string): string {
		return this.workspace.rows.members.get(id)?.name ?? '';
	}

	/** Starts dragging a card, and with a chosen one all that are chosen. */
	pickUp(id: string): void {
		const deal = this.workspace.rows.deals.get(id);
		if (!deal) return;
		const chosen = this.shown.filter((one) => this.selection.has(one.id)).map((one) => one.id);
		this.drag.start(deal, chosen.includes(id) ? chosen : [id]);
	}

	/** The company's name; the person's where there is none. */
	contactName({ company, person }: Deal): string {
		const { rows } = this.workspace;
		if (company === HIDDEN) return t('shell.hiddenRecord');
		const firm = company && rows.companies.get(company)?.name;
		const human = firm || !person ? undefined : rows.people.get(person);
		return firm || (human ? fullName(human, current.language) : '');
	}

	/** What stands on a deal's card, folded for searching. */
	wordsOf(deal: Deal): string {
		const contact = this.contactName(deal);
		const known = this.#words.get(deal);
		if (known?.contact === contact) return known.text;
		const text = folded(`${deal.title} ${contact} ${deal.reference ?? ''}`);
		this.#words.set(deal, { contact, text });
		return text;
	}

	/** The deals at hand; the one being dragged stays where it was picked up. */
	#held(): Iterable<Deal> {
		const deals = this.workspace.rows.deals.values();
		const { held } = this.drag;
		return held ? Array.from(deals, (deal) => (deal.id === held.id ? held : deal)) : deals;
	}
}
