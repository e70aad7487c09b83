import { canariesIn, canariesInBytes } from './canaries.ts';
import { Violation } from './ledger.ts';
import { mayRead, mayReadField, type Facts } from './oracle.ts';
import type { World } from './world.ts';

/** A replica as it lies in SQL, and the scopes that read it. */
interface Stored {
	name: string;
	keys: string[];
	canaries: string[];
}

/** I5, on disk: a stored replica holds nothing that its scope was never shown. */
export function checkStoredReplicas(world: World): void {
	for (const { name, keys, canaries } of storedIn(world)) {
		const scopes = keys.map((key) => world.ledger.admissions.scope(key)?.seen);
		const stranger = canaries.find((canary) => !scopes.some((seen) => seen?.has(canary)));
		if (stranger)
			throw new Violation('I5', `the rows of ${name} (${keys.join()}) hold ${stranger}`);
	}
}

/** I5, a minute later: values of records that have left the scope are gone; ids may stay as tombstones. */
export function checkLeavers(world: World): void {
	for (const { name, keys, canaries } of storedIn(world)) {
		const shown = valuesShownTo(world, keys);
		const leaver = canaries.find((canary) => canary.startsWith('zqv') && !shown.has(canary));
		if (leaver)
			throw new Violation('I5', `the rows of ${name} (${keys.join()}) still hold ${leaver}`);
	}
}

/** Every value that a record has or had which is now within one of the scopes. */
function valuesShownTo(world: World, keys: readonly string[]): Set<string> {
	const people = keys.flatMap((key) => world.ledger.admissions.scope(key)?.person ?? []);
	const shown = new Set<string>();
	for (const { collection, record, field, value } of world.ledger.rows) {
		const facts = world.ledger.find(collection, record)!;
		const written = field === '' ? Object.entries(value as Facts) : [[field, value] as const];
		for (const person of people.filter((one) => mayRead(one, collection, facts))) {
			for (const [key, is] of written) {
				if (!mayReadField(person, collection, facts, key)) continue;
				for (const canary of canariesIn(JSON.stringify(is))) shown.add(canary);
			}
		}
	}
	return shown;
}

function* storedIn(world: World): Iterable<Stored> {
	const sql = world.app.db.$client;
	const replica = sql.prepare(
		'select snapshot from replicas where project = ? and scope = ? and epoch = ?'
	);
	const updates = sql.prepare('select bytes from replica_updates where project = ? and scope = ?');
	for (const [name, keys] of world.replicas) {
		const [, project, scope, epoch] = /^replica:(.+):(.+)@(\d+)$/.exec(name)!;
		const row = replica.get(project, scope, Number(epoch)) as
			{ snapshot: Buffer | null } | undefined;
		if (!row) continue;
		const rows = updates.all(project, scope) as { bytes: Buffer }[];
		const bytes = [row.snapshot, ...rows.map((update) => update.bytes)].filter((b) => b !== null);
		yield { name, keys: [...keys], canaries: bytes.flatMap(canariesInBytes) };
	}
}
