import type { Db } from '../db/connection.ts';
import { and, desc, eq, gt } from '../db/drizzle.ts';
import { sessions } from '../db/auth-schema.ts';
import { SpoluError } from '../errors.ts';
import { fingerprint } from './secrets.ts';
import type { Session, Sessions } from './sessions.ts';
import { programOf, type Program } from './user-agent.ts';

/** A browser in which somebody is signed in, as its owner sees it. Instants are milliseconds. */
export interface Device extends Program {
	/** Names the session in the list. Neither its cookie nor its key can be found from it. */
	id: string;
	firstSeenAt: number;
	lastSeenAt: number;
	/** Whether it is the one that asks. */
	isThis: boolean;
}

/** Who asks, and in which session. */
export type Asking = Pick<Session, 'accountId' | 'key'>;

/** Where a person is signed in, and how they end it from elsewhere. */
export class Devices {
	readonly #db: Db;
	readonly #sessions: Sessions;

	constructor(db: Db, sessions: Sessions) {
		this.#db = db;
		this.#sessions = sessions;
	}

	/** The one that asks first, then as they were last seen. */
	of({ accountId, key }: Asking): Device[] {
		const devices = this.#rows(accountId).map((row) => ({
			...programOf(row.userAgent),
			id: nameOf(row.idHash),
			firstSeenAt: row.createdAt,
			lastSeenAt: row.lastSeenAt,
			isThis: row.idHash === key
		}));
		return devices.sort((a, b) => Number(b.isThis) - Number(a.isThis));
	}

	/** Signs one device out. @throws SpoluError `not_found`, also for somebody else's */
	end(accountId: string, id: string): void {
		const found = this.#rows(accountId).find((row) => nameOf(row.idHash) === id);
		if (!found) throw new SpoluError('not_found', 'security.devices.gone');
		this.#sessions.endKeys(accountId, [found.idHash]);
	}

	/** Signs out all devices but the one that asks. */
	endOthers({ accountId, key }: Asking): void {
		const keys = this.#rows(accountId).map((row) => row.idHash);
		this.#sessions.endKeys(
			accountId,
			keys.filter((other) => other !== key)
		);
	}

	#rows(accountId: string) {
		const isOpen = and(eq(sessions.accountId, accountId), gt(sessions.expiresAt, Date.now()));
		return this.#db.select().from(sessions).where(isOpen).orderBy(desc(sessions.lastSeenAt)).all();
	}
}

function nameOf(key: string): string {
	return fingerprint(`device ${key}`).slice(0, 32);
}
