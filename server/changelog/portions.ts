import type { Entry } from '#lib/model/entries.ts';
import type { Saved } from './judging.ts';

/** So many entries are judged in one piece at most, unless one tx has more: nobody waits for more. */
const PORTION = 50;

/** Entries in pieces that are judged one after the other: journals in their order, no tx split. */
export function portionsOf(entries: readonly Entry[]): (readonly Entry[])[] {
	if (entries.length <= PORTION) return [entries];
	const journals = [...Map.groupBy(entries, ({ client }) => client).values()];
	const portions: Entry[][] = [];
	for (const entry of journals.flatMap((own) => own.sort((a, b) => a.clock - b.clock))) {
		const portion = portions.at(-1);
		const last = portion?.at(-1);
		const isWhole = last?.tx !== entry.tx || last.client !== entry.client;
		if (portion && !(portion.length >= PORTION && isWhole)) portion.push(entry);
		else portions.push([entry]);
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
