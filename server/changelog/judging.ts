import { WANTED_LIMIT, type Entry, type Outcome, type Rule } from '#lib/model/entries.ts';
import type { Json } from '#lib/model/json.ts';
import type { Scope } from '#lib/model/scope.ts';
import { guards } from '../guards.ts';
import { Scopes } from '../scopes/scopes.ts';
import type { Draft } from './draft.ts';
import { judge, type Judgement } from './judge.ts';
import type { Journals, KnownJournal } from './journals.ts';
import { Log } from './log.ts';
import { isGapless, runsOf } from './portions.ts';
import type { Store } from './store.ts';
import { undo } from './undo.ts';

/** What the server knows of one journal after judging: everything up to `upto` is settled. */
export interface Saved {
	client: string;
	upto: number;
	/** Of entries that were not simply accepted. */
	outcomes: Outcome[];
	/** The clock that was expected when a later one came. */
	gap?: number;
}

/** A journal that breaks the rules of the exchange; its connection is closed for good (rule 15). */
export class Malformed extends Error {
	override name = 'Malformed';
}

/** What a project knows of who writes and what stands. */
interface Heard {
	store: Store;
	journals: Journals;
	scopes: Scopes;
}

/** A place in the judging of a turn that it can return to. */
export interface JudgingMark {
	clocks: ReadonlyMap<string, KnownJournal>;
	outcomes: number;
}

/** Judges the journals that arrive in one turn, and remembers what to store with the commit. */
export class Judging {
	readonly #draft: Draft;
	readonly #store: Store;
	readonly #journals: Journals;
	readonly #scopes: Scopes;
	#clocks = new Map<string, KnownJournal>();
	readonly #outcomes: { outcome: Outcome; member: string }[] = [];

	constructor(draft: Draft, { store, journals, scopes }: Heard) {
		this.#draft = draft;
		this.#store = store;
		this.#journals = journals;
		this.#scopes = scopes;
	}

	/**
	 * Judges entries of a member, tx by tx in the order of their clocks. What was judged before is
	 * answered and not doubled. `address`: from where they came. Throws Malformed when a journal belongs to somebody else.
	 */
	hear(member: string, entries: readonly Entry[], address?: string): Saved[] {
		if (address) for (const { tx } of entries) this.#draft.cameFrom(member, tx, address);
		const scope = this.#scopeOf(member);
		const byClient = Map.groupBy(entries, (entry) => entry.client);
		for (const client of byClient.keys()) this.#checkOwner(client, member);
		return [...byClient].map(([client, own]) => this.#hearClient(client, member, scope, own));
	}

	/** What a member may do as the draft leaves it: rights may have changed earlier in the same turn. */
	#scopeOf(member: string): Scope {
		return (this.#draft.decidesRights ? scopesIn(this.#draft) : this.#scopes).of(member);
	}

	#known(client: string) {
		return this.#clocks.get(client) ?? this.#journals.find(client);
	}

	#checkOwner(client: string, member: string): void {
		const known = this.#known(client);
		if (known && known.member !== member && guards.clientOwnership) {
			throw new Malformed('a journal of another member');
		}
	}

	#hearClient(client: string, member: string, scope: Scope, entries: Entry[]): Saved {
		const known = this.#known(client);
		let clock = known?.clock ?? 0;
		const again = entries.map((entry) => entry.clock).filter((presented) => presented <= clock);
		const outcomes = again.length > 0 ? this.#outcomesOf(client, member, new Set(again)) : [];
		const fresh = entries.filter((entry) => entry.clock > clock).sort((a, b) => a.clock - b.clock);
		let gap: number | undefined;
		for (const tx of runsOf(fresh)) {
			if (tx[0]!.clock !== clock + 1 || !isGapless(tx)) {
				gap = clock + 1;
				break;
			}
			outcomes.push(...this.#decide(member, scope, tx));
			clock = tx.at(-1)!.clock;
		}
		if (clock > (known?.clock ?? 0)) this.#clocks.set(client, { member, clock });
		return { client, upto: clock, outcomes, ...(gap ? { gap } : {}) };
	}

	/** What is stored, and what this very turn will store. */
	#outcomesOf(client: string, member: string, clocks: ReadonlySet<number>): Outcome[] {
		const [first, last] = [Math.min(...clocks), Math.max(...clocks)];
		const fresh = this.#outcomes.filter((kept) => kept.member === member);
		return [
			...this.#journals.outcomesOf(client, member, first, last),
			...fresh.map(({ outcome }) => outcome).filter((outcome) => outcome.client === client)
		].filter((outcome) => clocks.has(outcome.clock));
	}

	#decide(member: string, scope: Scope, tx: Entry[]): Outcome[] {
		const now = Date.now();
		// Never in the future, and an instant at all, whatever the author's device takes for the present.
		const entries = tx.map((entry) => ({ ...entry, at: Math.max(1, Math.min(entry.at, now)) }));
		const judgement = this.#judged(member, scope, entries);
		if (judgement.verdict === 'accepted' && entries[0]!.op !== 'undo') this.#write(member, entries);
		const outcomes = entries
			.filter(
				(entry) => judgement.verdict !== 'accepted' || judgement.overlooked.includes(entry.clock)
			)
			.map((entry) => outcomeOf(entry, judgement));
		for (const outcome of outcomes) {
			if (outcome.verdict !== 'accepted') this.#outcomes.push({ outcome, member });
		}
		return outcomes;
	}

	#judged(member: string, scope: Scope, entries: Entry[]): Judgement {
		const reverting = entries.find((entry) => entry.op === 'undo');
		if (!reverting) return judge(this.#draft, member, scope, entries);
		const rule: Rule | null =
			entries.length > 1 ? 'invalid' : undo(this.#draft, this.#store, scope, member, reverting);
		return { verdict: rule ? 'rejected' : 'accepted', ...(rule ? { rule } : {}), overlooked: [] };
	}

	#write(member: string, entries: Entry[]): void {
		const { client, tx, at } = entries[0]!;
		const log = new Log(this.#draft, { member, via: 'entry', client, tx, at });
		for (const entry of entries) {
			if (entry.op === 'create') log.create(entry.collection, entry.fields!, entry.recordId);
			else if (entry.op === 'set')
				log.set(entry.collection, entry.recordId, { [entry.field!]: entry.value! });
		}
	}

	mark(): JudgingMark {
		return { clocks: new Map(this.#clocks), outcomes: this.#outcomes.length };
	}

	/** Forgets what was judged after a mark: its changes are taken back, so it must be judged again. */
	returnTo(mark: JudgingMark): void {
		this.#clocks = new Map(mark.clocks);
		this.#outcomes.splice(mark.outcomes);
	}

	/** True when nothing new was judged. */
	get isEmpty(): boolean {
		return this.#clocks.size === 0;
	}

	/** Stores clocks and outcomes. The caller holds the transaction. */
	write(): void {
		for (const [client, { member, clock }] of this.#clocks)
			this.#journals.advance(client, member, clock);
		for (const { outcome, member } of this.#outcomes) this.#journals.keep(outcome, member);
	}
}

function scopesIn(draft: Draft): Scopes {
	return new Scopes({
		get: (...of) => draft.get(...of)?.fields ?? null,
		all: (collection) => draft.all(collection)
	});
}

function outcomeOf(entry: Entry, { verdict, rule }: Judgement): Outcome {
	const wanted = entry.op === 'create' ? entry.fields : entry.value;
	return {
		client: entry.client,
		clock: entry.clock,
		tx: entry.tx,
		verdict,
		...(verdict === 'accepted' ? { overlooked: true } : {}),
		...(rule ? { rule } : {}),
		collection: entry.collection,
		recordId: entry.recordId,
		...(entry.field ? { field: entry.field } : {}),
		...(isKept(wanted) ? { wanted } : {}),
		at: entry.at
	};
}

function isKept(wanted: Json | undefined): wanted is Json {
	return wanted !== undefined && JSON.stringify(wanted).length <= WANTED_LIMIT;
}
