import { isEntry, type Outcome } from '#lib/model/entries.ts';
import { changesSomething } from './changes.ts';
import { travelling, type Journal } from './journal.ts';
import type { JournalEntry } from './local-store.ts';

/**
 * Takes out of a journal what is no entry, with the rest of its tx; what follows is behind a gap. When
 * all of it looks right and the server cannot read it all the same (`isAgain`), everything. Gives what
 * the author is to be shown.
 */
export async function setAside(journal: Journal, isAgain: boolean): Promise<Outcome[]> {
	const told: Outcome[] = [];
	for (const [client, entries] of Map.groupBy(unreadable(journal.waiting, isAgain), clientOf)) {
		const outcomes = entries.filter(changesSomething).map(outcomeOf);
		await journal.setAside(client, entries, outcomes);
		told.push(...outcomes);
	}
	return told;
}

function clientOf({ client }: JournalEntry): string {
	return client;
}

function unreadable(waiting: JournalEntry[], isAgain: boolean): JournalEntry[] {
	const wrong = waiting.filter((entry) => !isEntry(travelling(entry, 0, entry.incarnation)));
	if (wrong.length === 0 && isAgain) return waiting;
	const txs = new Set(wrong.map(({ tx }) => tx));
	return waiting.filter(({ tx }) => txs.has(tx));
}

function outcomeOf(entry: JournalEntry): Outcome {
	const { client, clock, tx, collection, recordId, field, at } = entry;
	const wanted = entry.op === 'create' ? entry.fields : entry.value;
	return {
		...{ client, clock, tx, verdict: 'rejected', rule: 'malformed', collection, recordId, at },
		...(field === undefined ? {} : { field }),
		...(wanted === undefined ? {} : { wanted })
	};
}
