import type { Entry } from '#lib/model/entries.ts';
import type { Saved } from './judging.ts';

/** So many entries are judged in one piece at most, unless one tx has more: nobody waits for more. */
const PORTION = 50;
/** What it costs to look up what an undo reverts. */
const LOOKING = 20;

/**
 * Entries in pieces that are judged one after the other: journals in their order, no tx split. An undo
 * is a piece of its own, since it may revert a tx of thousands.
 */
export function portionsOf(entries: readonly Entry[]): (readonly Entry[])[] {
	if (entries.length <= PORTION && !entries.some(isUndo)) return [entries];
	const journals = [...Map.groupBy(entries, ({ client }) => client).values()];
	const portions: Entry[][] = [];
	for (const entry of journals.flatMap((own) => own.sort((a, b) => a.clock - b.clock))) {
		const portion = portions.at(-1);
		const last = portion?.at(-1);
		const isWhole = last?.tx !== entry.tx || last.client !== entry.client;
		const isFull = portion && (portion.length >= PORTION || isUndo(entry) || isUndo(last!));
		if (portion && !(isFull && isWhole)) portion.push(entry);
		else portions.push([entry]);
	}
	return portions;
}

/** The entries of one journal, in order, tx by tx. */
export function runsOf(entries: readonly Entry[]): Entry[][] {
	const found: Entry[][] = [];
	for (const entry of entries) {
		const last = found.at(-1);
		if (last && last[0]!.tx === entry.tx) last.push(entry);
		else found.push([entry]);
	}
	return found;
}

/** True when clocks follow each other without a gap. */
export function isGapless(entries: readonly Entry[]): boolean {
	return entries.every((entry, i) => entry.clock === entries[0]!.clock + i);
}

function isUndo(entry: Entry): boolean {
	return entry.op === 'undo';
}

/**
 * What entries cost whoever sends them: an edit one, an undo as much as it reverts and a little more.
 * `stored` tells of how many changes a tx is; what is not known is taken for a whole piece.
 */
export function costOf(entries: readonly Entry[], stored: (tx: string) => number): number {
	const undos = entries.filter(isUndo).sort((a, b) => a.clock - b.clock);
	const sizes = new Map<string, number>();
	let cost = entries.length - undos.length;
	if (undos.length === 0) return cost;
	for (const { op, tx } of entries) if (op !== 'undo') sizes.set(tx, (sizes.get(tx) ?? 0) + 1);
	for (const { tx, value } of undos) {
		const undone = String(value);
		const size = sizes.get(undone) ?? (stored(undone) || PORTION);
		sizes.set(undone, size).set(tx, size);
		cost += size + LOOKING;
	}
	return cost;
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
