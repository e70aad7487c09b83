/**
 * A whole server without pages, for tests that kill it. It does nothing until its parent tells it to
 * `open` a folder; then it listens on a free port and does as it is told.
 */
import { flushCompileCache } from 'node:module';
import { setImmediate as nextRound } from 'node:timers/promises';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import { createApp, type App } from '#server/app.ts';
import { answerParent } from '../../bench/answers.ts';
import { found, hire, sow, type NewFirm, type Person, type Sowing } from './founding.ts';
import { serve } from './serve.ts';

let app: App;

interface Change {
	project: string;
	collection: CollectionName;
	record: string;
	patch: Fields;
}

/** What one replica holds that no honest client could have put there. */
export interface Held {
	name: string;
	clients: number[];
	roots: string[];
	hasPending: boolean;
	presences: number;
}

answerParent({
	async open(dataDir: string) {
		app = await createApp({ dataDir });
		app.log.level = 'silent';
		return (await serve(app)).host;
	},
	close: () => app.close(),
	found: (firm: NewFirm) => found(app, firm),
	hire: (person: Person & { project: string }) => hire(app, person),
	sow: (sowing: Sowing) => sow(app, sowing),
	async set({ project, collection, record, patch }: Change) {
		const author = { member: 'live-setting', via: 'server' } as const;
		await app.projects.find(project)!.commit(author, (log) => log.set(collection, record, patch));
	},
	seq: (project: string) => app.projects.find(project)!.seq,
	/** Nothing waits to be judged or answered. */
	async rest(project: string) {
		while (app.projects.find(project)!.load > 0) await nextRound();
	},
	signOut: (cookie: string) => app.auth.sessions.end(cookie).then(() => {}),
	/** A session's time runs out; what has run out is swept away. */
	async expire(cookie: string) {
		const { session } = await app.auth.sessions.validate(cookie);
		const sql = app.db.$client;
		sql.prepare('update sessions set expires_at = 1 where id_hash = ?').run(session?.key);
	},
	sweep: () => app.auth.sessions.sweep(),
	held: (): Held[] =>
		[...app.collaboration.hocuspocus.documents.values()].map((document) => ({
			name: document.name,
			clients: [...document.store.clients.keys()],
			roots: [...document.share.keys()],
			hasPending: document.store.pendingStructs !== null || document.store.pendingDs !== null,
			presences: document.awareness.getStates().size
		}))
});

flushCompileCache();
