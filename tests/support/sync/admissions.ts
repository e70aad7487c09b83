import { canariesIn } from './canaries.ts';
import {
	mayRead,
	mayReadField,
	personFrom,
	scopeKey,
	type Facts,
	type Moment,
	type Person
} from './oracle.ts';

/**
 * Which canaries each scope was ever shown, and with it each member (I5). It learns a record's canaries
 * after the COMMIT that made them readable, and never forgets.
 */
export class Admissions {
	readonly #now: Moment;
	readonly #scopes = new Map<string, { person: Person; seen: Set<string> }>();
	/** What members saw through scopes that they no longer have. */
	readonly #past = new Map<string, Set<string>>();
	readonly #current = new Map<string, string>();
	/** What members typed themselves. */
	readonly #typed = new Map<string, Set<string>>();

	constructor(now: Moment) {
		this.#now = now;
	}

	/** Takes in what a COMMIT has changed. */
	learn(changed: readonly (readonly [collection: string, id: string])[]): void {
		const joining = changed.flatMap(([collection, id]) => (collection === 'members' ? [id] : []));
		const decides = joining.length > 0 || changed.some(([collection]) => collection === 'roles');
		// A manager's scope follows from others' records, everybody's from roles.
		if (decides) for (const id of new Set([...this.#current.keys(), ...joining])) this.#follow(id);
		for (const [collection, id] of changed) {
			const facts = this.#now.find(collection, id);
			if (facts) for (const scope of this.#scopes.values()) show(scope, collection, id, facts);
		}
	}

	typed(member: string, text: string): void {
		const own = this.#typed.get(member) ?? new Set();
		for (const canary of canariesIn(text)) own.add(canary);
		this.#typed.set(member, own);
	}

	/** The first of these that the member should never have been sent. */
	stranger(member: string, canaries: Iterable<string>): string | null {
		const seen = this.#scopes.get(this.keyOf(member))?.seen;
		const past = this.#past.get(member);
		const typed = this.#typed.get(member);
		for (const canary of canaries) {
			if (!seen?.has(canary) && !typed?.has(canary) && !past?.has(canary)) return canary;
		}
		return null;
	}

	keyOf(member: string): string {
		return this.#current.get(member) ?? 'nobody';
	}

	/** Who stands for a scope, and what it was shown. */
	scope(key: string): { person: Person; seen: Set<string> } | undefined {
		return this.#scopes.get(key);
	}

	#follow(member: string): void {
		const person = personFrom(member, this.#now);
		const key = scopeKey(person);
		const before = this.#current.get(member);
		if (before === key) return;
		if (before !== undefined) {
			const past = this.#past.get(member) ?? new Set();
			for (const canary of this.#scopes.get(before)!.seen) past.add(canary);
			this.#past.set(member, past);
		}
		this.#current.set(member, key);
		if (this.#scopes.has(key)) return;
		const scope = { person, seen: new Set<string>() };
		this.#scopes.set(key, scope);
		for (const [collection, id, facts] of this.#now.all()) show(scope, collection, id, facts);
	}
}

function show(
	{ person, seen }: { person: Person; seen: Set<string> },
	collection: string,
	id: string,
	facts: Facts
): void {
	if (!mayRead(person, collection, facts)) return;
	for (const canary of canariesIn(id)) seen.add(canary);
	for (const [key, value] of Object.entries(facts)) {
		if (typeof value !== 'string' || !mayReadField(person, collection, facts, key)) continue;
		// A link shows only when its target does, which is learnt with the target.
		for (const canary of canariesIn(value)) if (canary.startsWith('zqv')) seen.add(canary);
	}
}
