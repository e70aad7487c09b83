import type { Entry } from '#lib/model/entries.ts';
import type { Saved } from './judging.ts';

/** So many entries are judged in one piece at most, unless one tx has more: nobody waits for more. */
const PORTION = 50;

/** Entries in pieces that are judged one after the other: journals in their order, no tx split. */
export function portionsOf(entries: readonly Entry[]): (readonly Entry[])[] {
	if (entries.length <= PORTION) return [entries];
	const portions: Entry[][] = [];
	for (const journal of Map.groupBy(entries, ({ client }) => client).values()) {
		let portion: Entry[] = [];
		for (const entry of journal.sort((a, b) => a.clock - b.clock)) {
			if (portion.length >= PORTION && portion.at(-1)!.tx !== entry.tx) {
				portions.push(portion);
				portion = [];
			}
			portion.push(entry);
		}
		portions.push(portion);
	}
	return portions;
}

/** What became of pieces, told as of one. */
export function joined(portions: readonly Saved[][]): Saved[] {
	const byClient = new Map<string, Saved>();
	for (const saved of portions.flat()) {
		const before = byClient.get(saved.client)?.outcomes ?? [];
		byClient.set(saved.client, { ...saved, outcomes: [...before, ...saved.outcomes] });
	}
	return [...byClient.values()];
}
