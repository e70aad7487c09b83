import type { CollectionName } from '#lib/model/collections.ts';
import type { Edit } from '#lib/model/entries.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import { NUL } from '#lib/replica/layout.ts';
import type { Chance } from './chance.ts';
import type { Client } from './client.ts';
import type { Firm, Seat } from './founding.ts';

const SET: [CollectionName, string][] = [
	['deals', 'title'],
	['deals', 'rank'],
	['companies', 'name'],
	['companies', 'phone'],
	['people', 'familyName']
];

/** What people do at random: mostly what they may, now and then what they may not. */
export class Deeds {
	readonly #chance: Chance;
	readonly #firm: Firm;
	#count = 0;

	constructor(chance: Chance, firm: Firm) {
		this.#chance = chance;
		this.#firm = firm;
	}

	/** The next tx of a client. */
	next(client: Client): Edit[] {
		switch (this.#chance.below(12)) {
			case 0:
			case 1:
				return [this.#create(client, 'deals')];
			case 2:
				return [this.#create(client, 'companies')];
			case 3:
				return this.#conversion(client);
			case 4:
				return [this.#set(this.#some(client, 'deals'), 'deals', 'stage', this.#stage())];
			case 5:
				return this.#handOver(client);
			case 6:
				return this.#undo(client);
			case 7:
				return this.#deletion(client);
			default:
				return this.#plain(client);
		}
	}

	#plain(client: Client): Edit[] {
		const [collection, field] = this.#chance.of(SET);
		const value = field === 'rank' ? `b${++this.#count}` : this.#value();
		return [this.#set(this.#some(client, collection), collection, field, value)];
	}

	#create({ seat }: Client, collection: 'deals' | 'companies'): Edit {
		const owner: Fields = this.#chance.below(2) ? { owner: seat.member } : {};
		const where = this.#where(seat);
		const fields: Fields = collection === 'deals' ? this.#dealFields() : { name: this.#value() };
		return {
			collection,
			recordId: newId(),
			op: 'create',
			fields: { ...fields, ...owner, ...where }
		};
	}

	/** Mostly the author's departments; now and then one that need not be theirs. */
	#where({ departments }: Seat): Fields {
		const all = Object.values(this.#firm.departments);
		const ids = this.#chance.below(6) ? departments : [this.#chance.of(all)];
		return Object.fromEntries(ids.map((id) => [`departments/${id}`, true as const]));
	}

	#dealFields() {
		return { title: this.#value(), stage: this.#stage(), rank: `a${++this.#count}` };
	}

	/** A company, somebody there and a deal with them: three records, one verdict. */
	#conversion(client: Client): Edit[] {
		const company = this.#create(client, 'companies');
		const { fields, recordId } = company;
		const { name: _, ...where } = fields!;
		const person = newId();
		return [
			company,
			{
				collection: 'people',
				recordId: person,
				op: 'create',
				fields: { ...where, familyName: this.#value(), company: recordId }
			},
			{
				collection: 'deals',
				recordId: newId(),
				op: 'create',
				fields: { ...where, ...this.#dealFields(), company: recordId, person }
			}
		];
	}

	/** Gives a deal to somebody: it may leave the author's own scope. */
	#handOver(client: Client): Edit[] {
		const { member } = this.#chance.of(Object.values(this.#firm.seats));
		return [this.#set(this.#some(client, 'deals'), 'deals', 'owner', member)];
	}

	#undo(client: Client): Edit[] {
		const own = client.written.filter(({ entry }) => entry.op === 'set');
		if (own.length === 0) return this.#plain(client);
		const { collection, recordId, tx } =
			own[own.length - 1 - this.#chance.below(Math.min(3, own.length))]!.entry;
		return [{ collection, recordId, op: 'undo', value: tx }];
	}

	#deletion(client: Client): Edit[] {
		const recordId = this.#some(client, 'companies');
		return [this.#set(recordId, 'companies', 'deletedAt', Date.now())];
	}

	#set(recordId: string, collection: CollectionName, field: string, value: string | number): Edit {
		return { collection, recordId, op: 'set', field, value };
	}

	/** A record that the client shows, or one of its own; rarely one that nobody has. */
	#some({ replica, written }: Client, collection: CollectionName): string {
		const shown = [...(replica?.doc.getMap(collection).keys() ?? [])]
			.filter((key) => key.endsWith(NUL))
			.map((key) => key.slice(0, -1));
		const own = written
			.filter(({ entry, verdict }) => entry.op === 'create' && verdict !== 'rejected')
			.filter(({ entry }) => entry.collection === collection)
			.map(({ entry }) => entry.recordId);
		const all = [...shown, ...own];
		return all.length === 0 || this.#chance.below(15) === 0 ? newId() : this.#chance.of(all);
	}

	#stage(): string {
		return this.#chance.of(Object.values(this.#firm.stages).flat());
	}

	#value(): string {
		return `value ${++this.#count}`;
	}
}
