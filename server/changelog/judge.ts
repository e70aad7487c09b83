import { linkOf, type CollectionName } from '#lib/model/collections.ts';
import { editMisfit, type Entry, type Rule, type Verdict } from '#lib/model/entries.ts';
import { isSame, put, type Fields, type Json } from '#lib/model/json.ts';
import {
	hasRight,
	mayCreate,
	mayDelete,
	mayRead,
	mayReadField,
	mayWrite
} from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import { projection } from '../scopes/projection.ts';
import { keyOf, stampOf, type StoredRecord } from './record.ts';
import { assignmentRule } from './assignment.ts';
import { brokenRule } from './integrity.ts';

/** Where a judge looks things up: the state before the tx, this turn's earlier work included. */
export interface Bench {
	get(collection: CollectionName, id: string): StoredRecord | null;
	all(collection: CollectionName, stages?: readonly string[]): Iterable<StoredRecord>;
}

export interface Judgement {
	verdict: Verdict;
	rule?: Rule;
	/** Clocks of entries that were accepted over a value which their author had not seen. */
	overlooked: number[];
}

interface Case {
	before: StoredRecord | null;
	after: Fields;
	isNew: boolean;
}

/**
 * Judges the entries of one tx, which get one verdict (rules 11, 16, 21): rights on each record as it
 * was before the tx and as it is after it, values, links, guards, and whether a newer edit stands.
 * Changes nothing. `undo` entries are not judged here.
 */
export function judge(
	bench: Bench,
	member: string,
	scope: Scope,
	entries: readonly Entry[]
): Judgement {
	const trial = new Trial(bench, member, scope);
	let rule: Rule | null = null;
	for (const entry of entries) rule ??= trial.hear(entry);
	rule ??= trial.close();
	if (rule) return { verdict: 'rejected', rule, overlooked: [] };
	if (trial.isSuperseded) return { verdict: 'superseded', overlooked: [] };
	return { verdict: 'accepted', overlooked: trial.overlooked };
}

class Trial {
	readonly #bench: Bench;
	readonly #member: string;
	readonly #scope: Scope;
	readonly #cases = new Map<string, Case>();
	readonly overlooked: number[] = [];
	isSuperseded = false;

	constructor(bench: Bench, member: string, scope: Scope) {
		this.#bench = bench;
		this.#member = member;
		this.#scope = scope;
	}

	hear(entry: Entry): Rule | null {
		if (editMisfit(entry)) return 'invalid';
		if (entry.op === 'create') return this.#create(entry);
		const known = this.#case(entry);
		if (!known) return 'not_found';
		const key = entry.field!;
		if (key === 'deletedAt' && entry.op === 'set') return this.#deletion(entry, known);
		if (!this.#sees(entry.collection, known)) return 'not_found';
		return entry.op === 'guard' ? this.#guard(entry, known) : this.#set(entry, known);
	}

	/** What only shows once all entries are heard: WITH CHECK, and rules that join records. */
	close(): Rule | null {
		const trial = this.#trialBench();
		for (const [key, { before, after, isNew }] of this.#cases) {
			const [collection, id] = key.split(' ') as [CollectionName, string];
			const isLeft = after.deletedAt === undefined;
			if (isLeft && !this.#mayLeaveAs(collection, after, isNew)) return 'forbidden';
			const rule = brokenRule(trial, collection, id, before, after);
			if (rule) return rule;
		}
		return null;
	}

	#mayLeaveAs(collection: CollectionName, after: Fields, isNew: boolean): boolean {
		if (mayWrite(this.#scope, collection, after)) return true;
		return !isNew && hasRight(this.#scope, 'assign');
	}

	#create(entry: Entry): Rule | null {
		if (!mayCreate(this.#scope, entry.collection)) return 'forbidden';
		if (this.#bench.get(entry.collection, entry.recordId)) return 'exists';
		const key = keyOf(entry.collection, entry.recordId);
		if (this.#cases.has(key)) return 'exists';
		const fields = entry.fields!;
		this.#cases.set(key, { before: null, after: { ...fields }, isNew: true });
		for (const name in fields) {
			const value = fields[name]!;
			if (!mayWrite(this.#scope, entry.collection, fields, name)) return 'forbidden';
			const rule =
				assignmentRule(this.#scope, this.#member, name, value, undefined) ??
				this.#link(entry.collection, name, value);
			if (rule) return rule;
		}
		return null;
	}

	#case(entry: Entry): Case | null {
		const key = keyOf(entry.collection, entry.recordId);
		let known = this.#cases.get(key);
		if (!known) {
			const before = this.#bench.get(entry.collection, entry.recordId);
			if (!before) return null;
			known = { before, after: { ...before.fields }, isNew: false };
			this.#cases.set(key, known);
		}
		return known;
	}

	#sees(collection: CollectionName, known: Case): boolean {
		return mayRead(this.#scope, collection, known.before?.fields ?? known.after);
	}

	#guard(entry: Entry, known: Case): Rule | null {
		const fields = known.before?.fields ?? known.after;
		if (!mayReadField(this.#scope, entry.collection, fields, entry.field!)) return 'not_found';
		// By what its author saw: guards do not tell which record a link hides.
		const seen =
			known.before && projection(this.#scope, known.before, (...of) => this.#bench.get(...of));
		return isSame((seen ?? fields)[entry.field!], entry.value) ? null : 'guard';
	}

	#set(entry: Entry, known: Case): Rule | null {
		const { collection, field: key = '', value = null } = entry;
		const fields = known.before?.fields ?? known.after;
		if (!mayReadField(this.#scope, collection, fields, key)) return 'not_found';
		if (!mayWrite(this.#scope, collection, fields, key)) return 'forbidden';
		const rule =
			assignmentRule(this.#scope, this.#member, key, value, known.after[key]) ??
			this.#link(collection, key, value);
		if (rule) return rule;
		this.#weigh(entry, known);
		put(known.after, key, value);
		return null;
	}

	#deletion(entry: Entry, known: Case): Rule | null {
		const alive: Fields = { ...(known.before?.fields ?? known.after) };
		const isRestoring = entry.value === null;
		if (!isRestoring && alive.deletedAt !== undefined) return 'not_found';
		delete alive.deletedAt;
		if (!mayRead(this.#scope, entry.collection, alive)) return 'not_found';
		if (!mayWrite(this.#scope, entry.collection, alive)) return 'forbidden';
		if (!mayDelete(this.#scope, entry.collection, alive)) return 'delete';
		this.#weigh(entry, known);
		put(known.after, 'deletedAt', entry.value ?? null);
		return null;
	}

	/** A link must lead to a record that the author may read; an unknown one looks the same. */
	#link(collection: CollectionName, key: string, value: Json): Rule | null {
		const [to, target] = linkOf(collection, key, value);
		if (!to || !target || (value === null && !key.includes('/'))) return null;
		const found = this.#fieldsOf(to, target);
		// An element may be taken out of a set whoever sees it, but not one that never was.
		if (value === null) return found ? null : 'link';
		return found && mayRead(this.#scope, to, found) ? null : 'link';
	}

	/** A newer edit that the author had not seen stands; an unseen older one is replaced, and marked. */
	#weigh(entry: Entry, known: Case): void {
		if (!known.before) return;
		const [seq, at, , client] = stampOf(known.before, entry.field!);
		if (client === entry.client || seq <= entry.base) return;
		if (at > entry.at) this.isSuperseded = true;
		else this.overlooked.push(entry.clock);
	}

	#fieldsOf(collection: CollectionName, id: string): Fields | null {
		const known = this.#cases.get(keyOf(collection, id));
		return known?.after ?? this.#bench.get(collection, id)?.fields ?? null;
	}

	#trialBench() {
		return {
			fields: (collection: CollectionName, id: string) => this.#fieldsOf(collection, id),
			all: this.#bench.all.bind(this.#bench)
		};
	}
}
