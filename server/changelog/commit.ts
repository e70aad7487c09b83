import type { ProjectSettings } from '#lib/model/project-settings.ts';
import type Database from 'better-sqlite3';
import { actsOf } from '../audit/acts.ts';
import { note } from '../audit/audit-log.ts';
import type { Db } from '../db/connection.ts';
import { withoutPatience } from '../db/patience.ts';
import { Draft } from './draft.ts';
import type { Store } from './store.ts';

/** A project's row: where its change log ends, who may write it, and its settings. */
export interface Head extends ProjectSettings {
	id: string;
	slug: string;
	seq: number;
	fence: number;
}

export function settingsOf(head: Head): ProjectSettings {
	const { name, currency, timeZone, language, closedDays } = head;
	return { name, currency, timeZone, language, closedDays };
}

/** @throws when there is no such project */
export function readHead(db: Db, project: string): Head {
	const head = findHead(db, project);
	if (!head) throw new Error(`there is no project ${project}`);
	return head;
}

export function findHead(db: Db, project: string): Head | undefined {
	return db.$client
		.prepare(
			`select id, slug, name, currency, time_zone as timeZone, language,
			 closed_days as closedDays, seq, fence from projects where id = ?`
		)
		.get(project) as Head | undefined;
}

const advances = new WeakMap<Db, Database.Statement>();

/** Each turn runs it: it is prepared once. */
function advance(db: Db): Database.Statement {
	const known = advances.get(db);
	if (known) return known;
	const fresh = db.$client.prepare(
		'update projects set seq = ? where id = ? and seq = ? and fence = ?'
	);
	advances.set(db, fresh);
	return fresh;
}

/**
 * Writes a turn in one IMMEDIATE transaction and returns the project's new head. Throws, and leaves
 * nothing behind, when SQL fails or when another process has written the project since `head` was read.
 */
export function commitTurn(db: Db, head: Head, draft: Draft, rest: () => void): Head {
	const sql = db.$client;
	sql.exec('begin immediate');
	try {
		draft.write();
		for (const act of actsOf(draft)) note(db, head.id, act);
		rest();
		const { changes } = advance(db).run(draft.seq, head.id, head.seq, head.fence);
		if (changes !== 1) throw new Error(`project ${head.id} was written by another process`);
		sql.exec('commit');
	} catch (error) {
		if (sql.inTransaction) sql.exec('rollback');
		throw error;
	}
	return { ...head, seq: draft.seq };
}

/** Commits nothing, to see whether commits can be kept. Throws when not, and waits for nobody: it is tried again. */
export function tryCommit(db: Db, head: Head, store: Store): Head {
	const draft = new Draft(store, head.seq);
	return withoutPatience(db.$client, () => commitTurn(db, head, draft, () => {}));
}
