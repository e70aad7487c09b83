import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Child, newFolder } from './children.ts';
import type { Kind, Place } from './load/places.ts';
import type { Options } from './options.ts';
import type { Line } from './table.ts';
import type { Wish, World } from './world/worlds.ts';

/** A server that runs, and where clients find it. */
export interface Running {
	child: Child;
	place: Place;
	/** Our data directory, or the peer's store. */
	store: string;
}

/** A measurement: gives its lines of the table. */
export interface Row {
	name: string;
	/** Roughly, in seconds. */
	measure(bench: Bench): Promise<Line[]>;
}

const PEERS = path.join(import.meta.dirname, 'peers');
const LONGEST_INSTALL = 60_000;

/** What rows share: worlds that are sown once, and servers on copies of them. */
export class Bench {
	readonly options: Options;
	readonly #worlds = new Map<string, Promise<string>>();
	#hasPeers: boolean | null = null;

	constructor(options: Options) {
		this.options = options;
	}

	get repetitions(): number {
		return this.options.repetitions;
	}

	/** A data directory with these projects, sown once and to be copied. */
	world(wish: Wish): Promise<string> {
		const key = JSON.stringify(wish);
		let sown = this.#worlds.get(key);
		if (!sown) {
			const folder = newFolder('world');
			const child = new Child('world/sow.ts', [folder, key], {}, []);
			sown = child.ended.then(() => {
				if (!existsSync(path.join(folder, 'world.json'))) throw new Error('no world was sown');
				return folder;
			});
			this.#worlds.set(key, sown);
		}
		return sown;
	}

	/** Our server on a copy of a world; on the same directory when one is given. */
	async spolu(world: string, { store = '', execArgv = [] as string[] } = {}): Promise<Running> {
		const dataDir = store || newFolder('ours');
		if (!store) cpSync(world, dataDir, { recursive: true });
		const env = { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'production' };
		const child = new Child('servers/spolu.ts', [], { ...env, ORIGIN: '' }, execArgv);
		return this.#running('spolu', child, world, dataDir);
	}

	/** Vanilla Hocuspocus with the same document; with a store, its documented SQLite storing. */
	async hocuspocus(world: string, store = ''): Promise<Running> {
		const args = [path.join(world, 'document.bin'), ...(store ? [store] : [])];
		const child = new Child('servers/hocuspocus.ts', args, { NODE_ENV: 'production' }, []);
		return this.#running('hocuspocus', child, world, store);
	}

	/** @y/websocket-server with the same document; null when it cannot be had. */
	async yWebsocket(world: string): Promise<Running | null> {
		if (!this.#installedPeers()) return null;
		const args = [path.join(world, 'document.bin')];
		const child = new Child('peers/server.js', args, { NODE_ENV: 'production' }, []);
		return this.#running('y-websocket', child, world, '');
	}

	load(): Child {
		return new Child('load/index.ts', [], {}, []);
	}

	async #running(kind: Kind, child: Child, world: string, store: string): Promise<Running> {
		const { projects } = worldOf(world);
		const address = await child.address();
		return { child, store, place: { kind, address, project: projects[0]! } };
	}

	/** Installs the peers on first use, from the registry alone; says so when that fails. */
	#installedPeers(): boolean {
		if (this.#hasPeers !== null) return this.#hasPeers;
		const isThere = existsSync(path.join(PEERS, 'node_modules/@y/websocket-server/package.json'));
		try {
			if (!isThere) {
				const args = ['ci', '--prefix', PEERS, '--no-audit', '--no-fund', '--ignore-scripts'];
				execFileSync('npm', args, { stdio: 'ignore', timeout: LONGEST_INSTALL, cwd: PEERS });
			}
			this.#hasPeers = true;
		} catch {
			console.log('@y/websocket-server could not be installed: its figures are left out.');
			this.#hasPeers = false;
		}
		return this.#hasPeers;
	}
}

export function worldOf(folder: string): World {
	return JSON.parse(readFileSync(path.join(folder, 'world.json'), 'utf8')) as World;
}
