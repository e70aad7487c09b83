import { pino, type Logger } from 'pino';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { exportAudit } from './audit/csv.ts';
import { readAudit } from './audit/reading.ts';
import { createAuth, type Auth } from './auth/auth.ts';
import { listBin } from './changelog/bin.ts';
import { listRecords, readRecord } from './changelog/reading.ts';
import type { Project } from './changelog/project.ts';
import { Sweeper } from './changelog/sweeper.ts';
import { ArchivedTotals } from './changelog/totals.ts';
import { openDatabase, type Db } from './db/connection.ts';
import { Samples } from './demo/samples.ts';
import { seedDemo } from './demo/world.ts';
import { openControl, type Control } from './import/control.ts';
import { Imports } from './import/imports.ts';
import { Incarnation } from './incarnation.ts';
import { Allowance } from './paces/allowance.ts';
import { Readings } from './paces/readings.ts';
import { Projects } from './projects.ts';
import type { Entry } from '#lib/model/entries.ts';
import type { Saved } from './changelog/judging.ts';
import { Collaboration } from './replicas/collaboration.ts';
import { settle } from './replicas/settling.ts';
import { sockets } from './replicas/socket.ts';

export interface AppOptions {
	/** An existing, writable folder. */
	dataDir: string;
	origin?: string | undefined;
	isDemo?: boolean;
}

const MIB = 1024 * 1024;

/** Everything that runs, wired together; pages reach it as `event.locals.app`. */
export class App {
	readonly db: Db;
	readonly log: Logger;
	readonly auth: Auth<Project>;
	readonly projects: Projects;
	readonly collaboration: Collaboration;
	readonly imports: Imports;
	readonly samples: Samples;
	readonly incarnation: Incarnation;
	control: Control | null = null;
	readonly options: AppOptions;
	readonly reading = { record: readRecord, list: listRecords, bin: listBin };
	readonly audit = { read: readAudit, export: exportAudit };
	readonly archivedTotals = new ArchivedTotals();
	readonly readings = new Readings();
	/** Requests of each account, and bytes of entries: before these are read, nobody knows what they are. */
	readonly requests = new Allowance(50, 500);
	readonly bodies = new Allowance(MIB, 16 * MIB);
	setupCode: string | null = null;
	demoSignIns: string[] = [];
	readonly #sockets;
	readonly #sweeper: Sweeper;

	constructor(options: AppOptions) {
		this.options = options;
		this.log = pino({ name: 'spolu' });
		this.db = openDatabase(options.dataDir);
		this.incarnation = new Incarnation(this.db, options.dataDir);
		this.projects = new Projects(this.db, (project, err) =>
			this.log.error(
				{ project, err },
				'a commit failed, or the disk refused it: the project is fenced until one is kept'
			)
		);
		this.auth = createAuth(this.db, this.projects, {
			origin: options.origin,
			dataDir: options.dataDir
		});
		this.collaboration = new Collaboration(this.db, this.auth, this.incarnation.id, this.readings);
		this.projects.onOpened = (project) => this.collaboration.open(project);
		this.projects.onChanged = (project) => {
			const { settings } = project;
			this.collaboration.replicasOf(project).tell({ t: 'settings', settings });
		};
		this.projects.openAll();
		this.imports = new Imports({
			db: this.db,
			dataDir: options.dataDir,
			projects: this.projects,
			onFault: (err) => this.log.error({ err }, 'an import stopped')
		});
		this.samples = new Samples(this.db);
		this.#sockets = sockets(this.collaboration);
		this.#sweeper = new Sweeper(
			() => this.projects.all(),
			(err) => this.log.warn({ err }, 'archiving waits')
		);
	}

	/** Judges entries that came over HTTP. */
	settle(project: Project, member: string, entries: Entry[], address?: string): Promise<Saved[]> {
		return settle(this.collaboration, project, member, entries, address);
	}

	/** Takes over a stamped connection that wants to become a websocket. */
	async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
		const isAdmitted = await this.collaboration.gate.admits(request, socket);
		if (isAdmitted) await this.#sockets.handleUpgrade(request, socket, head);
	}

	/**
	 * Ends: first what works by itself, which finishes the slice in hand and is followed by replicas as
	 * ever; then sockets, and what they were editing; then the database.
	 */
	async close(): Promise<void> {
		this.#sweeper.close();
		this.control?.close();
		await this.imports.close();
		this.#sockets.closeAll(1001, 'going away', true);
		this.collaboration.close();
		this.auth.close();
		const isSynced = await this.projects.end();
		this.incarnation.close(isSynced);
		this.db.$client.close();
	}
}

/** Opens the database and everything on it. Throws StartError when people must do something first. */
export async function createApp(options: AppOptions): Promise<App> {
	const app = new App(options);
	if (options.isDemo) await seedDemo(app);
	app.setupCode = app.auth.setup.open();
	app.control = await openControl(options.dataDir, app);
	app.imports.resume();
	return app;
}
