import { Hocuspocus, type Connection, type Document } from '@hocuspocus/server';
import type { Auth } from '../auth/auth.ts';
import type { Project } from '../changelog/project.ts';
import type { Db } from '../db/connection.ts';
import { guards } from '../guards.ts';
import { parseReplicaName } from '#lib/replica/layout.ts';
import { goTo } from '#lib/replica/messages.ts';
import { attentionOf } from './attention.ts';
import { delivered } from './delivery.ts';
import { hooksOf, type Context } from './hooks.ts';
import { Gate } from './gate.ts';
import { Paces } from '../paces/pace.ts';
import type { Readings } from '../paces/readings.ts';
import { Presence } from './presence.ts';
import { Replicas } from './replicas.ts';
import type { Room } from './room.ts';
import { dropSlow } from './slow-readers.ts';
import { SpareTime } from './spare-time.ts';
import { tell } from './stateless.ts';
import type { Visitor } from './visitor.ts';

/** A replica stays loaded for so long after its last reader has gone. */
const LINGER_MS = 60_000;
const SWEEP_MS = 20_000;
/** So many joins are taken from who keeps no pace. */
const FINE = 30;
/** Changes of what is not on devices are told at most so often. */
const LISTS_MS = 300;

/** Live editing: the rooms of the projects, and Hocuspocus' hooks between them and the sockets. */
export class Collaboration {
	readonly auth: Auth<Project>;
	readonly incarnation: string;
	readonly gate: Gate;
	/** How often each account may join a replica. */
	readonly joins = new Paces(1, 60);
	readonly hocuspocus: Hocuspocus<Context>;
	readonly #db: Db;
	readonly #rooms = new Map<string, Room>();
	readonly #visitors = new Map<Connection, Visitor>();
	readonly #lingering = new Map<string, number>();
	readonly #spare = new SpareTime();
	readonly #timers: NodeJS.Timeout[];

	/** `readings`: those of the whole process, since an account has its time once. */
	constructor(db: Db, auth: Auth<Project>, incarnation: string, readings: Readings) {
		this.#db = db;
		this.auth = auth;
		this.incarnation = incarnation;
		this.gate = new Gate(auth, this.joins);
		this.hocuspocus = new Hocuspocus<Context>(hooksOf(this, readings));
		this.#timers = [
			setInterval(() => this.#sweep(), SWEEP_MS).unref(),
			setInterval(() => dropSlow(this.#visitors.values()), 1_000).unref()
		];
		auth.sessions.onRevoked(({ key }) => {
			for (const visitor of this.#visitors.values()) {
				if (visitor.session === key) visitor.close('signed_out');
			}
		});
	}

	/** Gives a project its replicas. Called once per project, before anyone joins. */
	open(project: Project): void {
		const replicas = new Replicas(this.#db, project, this.hocuspocus);
		const typed = new Paces(60, 600);
		const brought = new Paces(200, 12_000);
		const presence = new Presence(project);
		const room: Room = { project, replicas, presence, typed, brought, listsTimer: null };
		replicas.onCommitted = (draft) => {
			if (draft.decidesRights) this.#moveOn(room);
			for (const { before, after } of draft.touched()) {
				if (before?.fields.isArchived || after.fields.isArchived) return this.#tellLists(room);
			}
		};
		this.#rooms.set(project.id, room);
	}

	replicasOf(project: Project): Replicas {
		return this.#rooms.get(project.id)!.replicas;
	}

	/** Whether the replica that was asked for is the one that stands. */
	isSame(asked: string, standing: string): boolean {
		if (guards.epochCheck) return asked === standing;
		return asked.split('@')[0] === standing.split('@')[0];
	}

	roomOf(project: Project): Readonly<Room> {
		return this.#rooms.get(project.id)!;
	}

	presenceOf(project: Project): Presence {
		return this.#rooms.get(project.id)!.presence;
	}

	/** Who keeps no pace may join less often. */
	fine(visitor: Visitor): void {
		this.joins.of(visitor.account).fine(FINE);
	}

	/** A connection stands: it is told what became of its journal, and others that somebody is here. */
	enter(connection: Connection, visitor: Visitor): void {
		visitor.connection = connection;
		visitor.orRetry(() => this.#welcome(connection, visitor));
	}

	#welcome(connection: Connection, visitor: Visitor): void {
		const { project } = visitor;
		const name = this.replicasOf(project).nameFor(project.scopeOf(visitor.member));
		if (!visitor.isScopeSame || !this.isSame(connection.document.name, name)) {
			visitor.close(goTo(name, this.incarnation));
			return;
		}
		const waiting = project.journals.waitingFor(visitor.member);
		this.#visitors.set(connection, visitor);
		this.#lingering.delete(name);
		tell(visitor, visitor.saved);
		for (const message of attentionOf(delivered(project, visitor.member, waiting)))
			visitor.send(message);
		this.presenceOf(project).enter(visitor);
	}

	/** Connections of a document have ended. */
	leave(document: Document): void {
		for (const [connection, visitor] of this.#visitors) {
			if (document.hasConnection(connection)) continue;
			if (connection.document !== document) continue;
			this.#visitors.delete(connection);
			this.presenceOf(visitor.project).leave(visitor);
		}
	}

	/** Whether a document may leave memory: not at once after its last reader. */
	mayUnload(document: Document): boolean {
		const named = parseReplicaName(document.name);
		const room = named && this.#rooms.get(named.project);
		if (!room?.replicas.owns(document)) return false;
		const since = this.#lingering.get(document.name);
		if (since === undefined) this.#lingering.set(document.name, Date.now());
		return since !== undefined && Date.now() - since >= LINGER_MS;
	}

	/** Sends those whose scope has changed to the replica that is theirs now, also to the same (rule 17). */
	#moveOn({ project, replicas }: Room): void {
		for (const [connection, visitor] of this.#visitors) {
			if (visitor.project !== project) continue;
			if (project.get('members', visitor.member)?.isActive !== true) {
				visitor.close('missing');
				continue;
			}
			const name = replicas.nameFor(project.scopeOf(visitor.member));
			if (visitor.isScopeSame && connection.document.name === name) continue;
			visitor.close(goTo(name, this.incarnation));
		}
	}

	unload(name: string): void {
		const project = parseReplicaName(name)?.project ?? '';
		this.#rooms.get(project)?.replicas.unload(name);
	}

	#tellLists(room: Room): void {
		room.listsTimer ??= setTimeout(() => {
			room.listsTimer = null;
			room.replicas.tell({ t: 'lists' });
		}, LISTS_MS);
	}

	#sweep(): void {
		this.#spare.spend(() => this.#tidying());
		for (const name of this.#lingering.keys()) {
			const document = this.hocuspocus.documents.get(name);
			if (document) void this.hocuspocus.unloadDocument(document);
			else this.#lingering.delete(name);
		}
	}

	/** All projects' replicas, one after the other. */
	*#tidying(): Generator<void> {
		for (const { replicas } of this.#rooms.values()) yield* replicas.tidying();
	}

	close(): void {
		for (const timer of this.#timers) clearInterval(timer);
		for (const { presence, listsTimer, replicas, project } of this.#rooms.values()) {
			presence.close();
			if (listsTimer) clearTimeout(listsTimer);
			for (const document of replicas.documents) {
				if (!project.isFenced) replicas.unload(document.name);
			}
		}
	}
}
