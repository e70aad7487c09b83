import { Hocuspocus, type Configuration, type Connection, type Document } from '@hocuspocus/server';
import type { Auth } from '../auth/auth.ts';
import type { Entry } from '#lib/model/entries.ts';
import { Malformed, type Saved } from '../changelog/judging.ts';
import type { Project } from '../changelog/project.ts';
import type { Db } from '../db/connection.ts';
import { SpoluError } from '../errors.ts';
import { guards } from '../guards.ts';
import { parseReplicaName } from '#lib/replica/layout.ts';
import { goTo, MESSAGE_LIMIT } from '#lib/replica/messages.ts';
import { admitted } from './admission.ts';
import { delivered } from './delivery.ts';
import { Presence } from './presence.ts';
import { Replicas } from './replicas.ts';
import { hear, tell } from './stateless.ts';
import type { Visitor } from './visitor.ts';

/** A replica stays loaded for so long after its last reader has gone. */
const LINGER_MS = 60_000;
const SWEEP_MS = 20_000;
const SLOW_BYTES = 4 * 1024 * 1024;
const SLOW_MS = 10_000;
/** Changes of what is not on devices are told at most so often. */
const LISTS_MS = 300;

/** What Hocuspocus carries for each connection. */
interface Context {
	visitor: Visitor;
}

interface Room {
	project: Project;
	replicas: Replicas;
	presence: Presence;
	listsTimer: NodeJS.Timeout | null;
}

/** Thrown in a hook it closes the connection for good; Hocuspocus passes code and reason on. */
const MALFORMED = { code: 4400, reason: 'malformed' };
const LIMITED = { code: 4429, reason: 'limited' };

/** Live editing: the rooms of the projects, and Hocuspocus' hooks between them and the sockets. */
export class Collaboration {
	readonly auth: Auth<Project>;
	readonly incarnation: string;
	readonly hocuspocus: Hocuspocus<Context>;
	readonly #db: Db;
	readonly #rooms = new Map<string, Room>();
	readonly #visitors = new Map<Connection, Visitor>();
	readonly #lingering = new Map<string, number>();
	readonly #timers: NodeJS.Timeout[];

	constructor(db: Db, auth: Auth<Project>, incarnation: string) {
		this.#db = db;
		this.auth = auth;
		this.incarnation = incarnation;
		this.hocuspocus = new Hocuspocus<Context>(this.#hooks());
		this.#timers = [
			setInterval(() => this.#sweep(), SWEEP_MS).unref(),
			setInterval(() => this.#dropSlow(), 1_000).unref()
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
		const room: Room = { project, replicas, presence: new Presence(project), listsTimer: null };
		replicas.onCommitted = (draft) => {
			if (draft.changes.some(({ collection }) => collection === 'members')) this.#moveOn(room);
			for (const { before, after } of draft.touched()) {
				if (before?.fields.isArchived || after.fields.isArchived) return this.#tellLists(room);
			}
		};
		this.#rooms.set(project.id, room);
	}

	replicasOf(project: Project): Replicas {
		return this.#rooms.get(project.id)!.replicas;
	}

	/** Judges entries that came over HTTP, and says what became of them. */
	async settle(project: Project, member: string, entries: Entry[]): Promise<Saved[]> {
		const all = await project.judge(member, entries).catch((error: unknown) => {
			if (error instanceof Malformed) throw new SpoluError('invalid', 'rule.malformed');
			throw error;
		});
		return all.map((saved) => ({
			...saved,
			outcomes: delivered(project, member, saved.outcomes)
		}));
	}

	/** Whether the replica that was asked for is the one that stands. */
	isSame(asked: string, standing: string): boolean {
		if (guards.epochCheck) return asked === standing;
		return asked.split('@')[0] === standing.split('@')[0];
	}

	#hooks(): Partial<Configuration<Context>> {
		return {
			quiet: true,
			debounce: 0,
			flushMaxBytes: Number.POSITIVE_INFINITY,
			onAuthenticate: async ({ documentName, requestHeaders, token }) => ({
				visitor: await admitted(this, documentName, requestHeaders.get('cookie'), token)
			}),
			onLoadDocument: async ({ document }) => {
				const { project } = parseReplicaName(document.name)!;
				this.#rooms.get(project)!.replicas.load(document);
			},
			connected: async ({ connection, context }) => this.#enter(connection, context.visitor),
			onDisconnect: async ({ document }) => this.#leave(document),
			beforeHandleMessage: async ({ context, update }) => {
				if (update.byteLength > MESSAGE_LIMIT + 1024) throw MALFORMED;
				if (!context.visitor.messages.take()) throw LIMITED;
			},
			beforeSync: async ({ context, type, payload }) => this.#sync(context.visitor, type, payload),
			beforeHandleAwareness: async () => {
				throw MALFORMED;
			},
			onStateless: async ({ connection, payload }) => {
				const { visitor } = connection.context as { visitor: Visitor };
				visitor.connection ??= connection;
				hear(visitor, this.#room(visitor).presence, payload);
			},
			beforeUnloadDocument: async ({ document }) => {
				if (!this.#mayUnload(document)) throw new Error('');
			},
			afterUnloadDocument: async ({ documentName }) => {
				const named = parseReplicaName(documentName);
				if (named) this.#rooms.get(named.project)?.replicas.unload(documentName);
			}
		};
	}

	#room(visitor: Visitor): Room {
		return this.#rooms.get(visitor.project.id)!;
	}

	#enter(connection: Connection, visitor: Visitor): void {
		visitor.connection = connection;
		const { project } = visitor;
		const name = this.replicasOf(project).nameFor(project.scopeOf(visitor.member));
		if (connection.document.name !== name) {
			visitor.close(goTo(name, this.incarnation));
			return;
		}
		this.#visitors.set(connection, visitor);
		this.#lingering.delete(name);
		tell(visitor, visitor.saved);
		const waiting = project.journals.waitingFor(visitor.member);
		visitor.send({ t: 'attention', outcomes: delivered(project, visitor.member, waiting) });
		this.#room(visitor).presence.enter(visitor);
	}

	#leave(document: Document): void {
		for (const [connection, visitor] of this.#visitors) {
			if (document.hasConnection(connection)) continue;
			if (connection.document !== document) continue;
			this.#visitors.delete(connection);
			this.#room(visitor).presence.leave(visitor);
		}
	}

	/**
	 * Lets nothing of a client's into a replica. An honest step 2 holds no structs, and deletes that came
	 * from here; a copy that holds more than the server's is told to sync anew. Updates are never honest.
	 */
	#sync(visitor: Visitor, type: number, payload: Uint8Array): void {
		if (type === 0) {
			if (!visitor.syncs.take()) throw LIMITED;
			return;
		}
		const hasStructs = payload[0] !== 0;
		const isEmpty = payload.length === 2 && !hasStructs && payload[1] === 0;
		if (isEmpty || !guards.readOnlyReplica) return;
		if (type !== 1) throw MALFORMED;
		payload.fill(0);
		if (hasStructs) visitor.send({ t: 'fresh' });
	}

	#mayUnload(document: Document): boolean {
		const named = parseReplicaName(document.name);
		const room = named && this.#rooms.get(named.project);
		if (!room?.replicas.owns(document)) return false;
		const since = this.#lingering.get(document.name);
		if (since === undefined) this.#lingering.set(document.name, Date.now());
		return since !== undefined && Date.now() - since >= LINGER_MS;
	}

	/** Sends those whose scope has changed to the replica that is theirs now (rule 17). */
	#moveOn({ project, replicas }: Room): void {
		for (const [connection, visitor] of this.#visitors) {
			if (visitor.project !== project) continue;
			if (project.get('members', visitor.member)?.isActive !== true) {
				visitor.close('missing');
				continue;
			}
			const name = replicas.nameFor(project.scopeOf(visitor.member));
			if (connection.document.name !== name) visitor.close(goTo(name, this.incarnation));
		}
	}

	#tellLists(room: Room): void {
		room.listsTimer ??= setTimeout(() => {
			room.listsTimer = null;
			for (const document of room.replicas.documents) document.broadcastStateless('{"t":"lists"}');
		}, LISTS_MS);
	}

	#sweep(): void {
		for (const { replicas } of this.#rooms.values()) replicas.sweep();
		for (const name of this.#lingering.keys()) {
			const document = this.hocuspocus.documents.get(name);
			if (document) void this.hocuspocus.unloadDocument(document);
			else this.#lingering.delete(name);
		}
	}

	/** A reader that does not read is not waited for (rule 18). */
	#dropSlow(): void {
		for (const visitor of this.#visitors.values()) {
			const socket = visitor.connection?.webSocket as { bufferedAmount?: number } | undefined;
			if ((socket?.bufferedAmount ?? 0) < SLOW_BYTES) visitor.slowSince = null;
			else if (Date.now() - (visitor.slowSince ??= Date.now()) > SLOW_MS) {
				visitor.connection?.webSocket.close(4429, 'limited');
			}
		}
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
