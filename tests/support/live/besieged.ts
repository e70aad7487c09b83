import { expect } from 'vitest';
import { COLLECTION_NAMES, type CollectionName } from '#lib/model/collections.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import { HEAD } from '#lib/replica/layout.ts';
import { Books } from './books.ts';
import { Client } from './client.ts';
import type { Firm, Person } from './founding.ts';
import type { Held } from './listen.ts';
import { checkCopies } from './reckoning.ts';
import { ServerProcess } from './server-process.ts';
import { standingOf, Stranger, type Wanting } from './stranger.ts';

/** Clients that write documents use such ids at least; the server's own are small and count up. */
const FOREIGN = 100_000;

/** A server with a firm in it, one honest client, and whoever means harm. */
export class Besieged {
	readonly server: ServerProcess;
	readonly firm: Firm;
	/** Somebody who only does her work. */
	readonly ann: Client;
	#strangers: Stranger[] = [];
	#count = 0;

	private constructor(server: ServerProcess, firm: Firm, ann: Client) {
		this.server = server;
		this.firm = firm;
		this.ann = ann;
	}

	static async begin(people: Person[]): Promise<Besieged> {
		const server = await ServerProcess.start();
		const firm = await server.ask<Firm>('found', { name: 'Javorina', people });
		const ann = await new Client({ host: server.host, firm }, firm.seats.ann!).opened();
		return new Besieged(server, firm, ann);
	}

	/** Somebody's socket, in that member's name unless `wanting` says otherwise. */
	async stranger(name: string, wanting: Wanting = {}): Promise<Stranger> {
		const seat = this.firm.seats[name]!;
		const standing = await standingOf(this.server.host, this.firm, seat);
		const stranger = new Stranger(standing, seat, wanting);
		this.#strangers.push(stranger);
		return stranger;
	}

	/** A session of a member of their own, so that it can end. */
	newcomer(): Promise<string> {
		const name = `newcomer ${++this.#count}`;
		return this.server
			.ask<Firm['seats'][string]>('hire', { project: this.firm.project, name, roles: ['admin'] })
			.then((seat) => {
				this.firm.seats[name] = seat;
				return name;
			});
	}

	async sown(collection: CollectionName, fields: Fields): Promise<string> {
		const { project } = this.firm;
		const [id] = await this.server.ask<string[]>('sow', { project, collection, all: [fields] });
		return id!;
	}

	books(): Books {
		return new Books(this.server.dataDir, this.firm.project);
	}

	/** Ann has noticed nothing, her next edit is saved, and the replicas hold what they should. */
	async checkPeace(): Promise<void> {
		const { ann } = this;
		const fields = { name: `Peace ${++this.#count}` };
		const create = { collection: 'companies', op: 'create', recordId: newId(), fields } as const;
		const [written] = await ann.settled(create);
		expect(written!.verdict).toBe('accepted');
		expect(ann.counts, 'Ann has lost her connection').toEqual({ online: 1, offline: 0, fresh: 0 });
		// Members take turns: what others sent before may still wait for theirs.
		await this.server.ask('rest', this.firm.project);
		await checkCopies(this.books(), [ann]);
		for (const held of await this.server.ask<Held[]>('held')) {
			expect(
				held.clients.filter((id) => id > FOREIGN),
				'structs of a client'
			).toEqual([]);
			expect(held.roots.toSorted()).toEqual([HEAD, ...COLLECTION_NAMES].toSorted());
			expect(held).toMatchObject({ hasPending: false, presences: 0 });
		}
		for (const stranger of this.#strangers.splice(0)) stranger.close();
		await ann.bell.until(() => ann.here.length === 0, 'Ann is alone again');
	}

	async end(): Promise<void> {
		for (const stranger of this.#strangers) stranger.close();
		this.ann.close();
		await this.server.stop();
	}
}
