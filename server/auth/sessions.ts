import { Lucia, TimeSpan, type Adapter } from 'lucia';
import type { Db } from '../db/connection.ts';
import { and, eq, inArray, lte, sql } from '../db/drizzle.ts';
import { accounts, sessions } from '../db/auth-schema.ts';
import { endIfNeeded, noteIfPossible } from './if-possible.ts';
import { fingerprint } from './secrets.ts';

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<{ lastSeenAt: number }, Profile>;
		DatabaseSessionAttributes: { userAgent: string; createdAt: number; lastSeenAt: number };
		DatabaseUserAttributes: Profile;
	}
}

type Profile = Pick<
	typeof accounts.$inferSelect,
	'name' | 'email' | 'language' | 'theme' | 'timeZone' | 'showPresence'
>;

/** Who is signed in, as requests and sockets see it. */
export interface Session extends Profile {
	/** Names the session without opening it; the same until it ends. */
	readonly key: string;
	readonly accountId: string;
	/** Milliseconds; moves on while it is used. */
	readonly expiresAt: number;
}

/** A session that has ended, by its key; `accountId` says whose. */
export interface Revoked {
	key: string;
	accountId: string;
}

const COOKIE = 'spolu_session';
const LIFE = new TimeSpan(30, 'd');
/** How often "last seen" is written, in ms: a row per request would be a write per request. */
const SEEN_EVERY = 10 * 60_000;

type Condition = ReturnType<typeof eq>;

/**
 * Who is signed in. A session's id is in its cookie alone; the database has its SHA-256.
 *
 * `isHttps` marks the cookie Secure. Whoever holds a socket open for a session closes it when
 * `onRevoked` names its key: signed out, revoked or expired.
 */
export class Sessions {
	readonly #db: Db;
	readonly #lucia;
	readonly #listeners = new Set<(revoked: Revoked) => void>();

	constructor(db: Db, { isHttps }: { isHttps: boolean }) {
		this.#db = db;
		this.#lucia = new Lucia(
			adapter(db, (condition) => this.#revoke(condition)),
			{
				sessionExpiresIn: LIFE,
				sessionCookie: { name: COOKIE, attributes: { secure: isHttps, sameSite: 'lax' } },
				getSessionAttributes: ({ lastSeenAt }) => ({ lastSeenAt }),
				getUserAttributes: (profile) => profile
			}
		);
	}

	/** Starts a session and ends the one that the browser had. Gives a `Set-Cookie` value. */
	async start(accountId: string, userAgent: string, header?: string | null): Promise<string> {
		await this.end(header);
		const at = Date.now();
		const { id } = await this.#lucia.createSession(accountId, {
			userAgent: userAgent.slice(0, 300),
			createdAt: at,
			lastSeenAt: at
		});
		return this.#lucia.createSessionCookie(id).serialize();
	}

	/**
	 * The session of a `Cookie` header, or null. `cookie` is a `Set-Cookie` value when the session was
	 * prolonged.
	 */
	async validate(
		header: string | null | undefined
	): Promise<{ session: Session | null; cookie: string | null }> {
		const id = idIn(header);
		if (!id) return { session: null, cookie: null };
		const { session, user } = await this.#lucia.validateSession(id);
		if (!session) return { session: null, cookie: null };
		const key = fingerprint(id);
		noteSeen(this.#db, key, session.lastSeenAt);
		const { id: accountId, ...profile } = user;
		return {
			session: { ...profile, key, accountId, expiresAt: session.expiresAt.getTime() },
			cookie: session.fresh ? this.#lucia.createSessionCookie(id).serialize() : null
		};
	}

	/** Ends the session of a `Cookie` header. Gives the `Set-Cookie` value that removes it. */
	async end(header: string | null | undefined): Promise<string> {
		const id = idIn(header);
		if (id) await this.#lucia.invalidateSession(id);
		return this.#lucia.createBlankSessionCookie().serialize();
	}

	/** Ends sessions of an account, named by their keys. */
	endKeys(accountId: string, keys: readonly string[]): void {
		const isMeant = and(eq(sessions.accountId, accountId), inArray(sessions.idHash, [...keys]));
		if (isMeant) this.#revoke(isMeant);
	}

	/** Removes what has expired. */
	sweep(): Promise<void> {
		return this.#lucia.deleteExpiredSessions();
	}

	/** Gives the function that stops listening. */
	onRevoked(listener: (revoked: Revoked) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#revoke(condition: Condition): void {
		const gone = this.#db
			.delete(sessions)
			.where(condition)
			.returning({ key: sessions.idHash, accountId: sessions.accountId })
			.all();
		for (const session of gone) for (const listener of this.#listeners) listener(session);
	}
}

/** Lucia's own reader throws on a stranger's malformed cookie beside ours. */
function idIn(header: string | null | undefined): string | null {
	return (
		new RegExp(`(?:^|;\\s*)${COOKIE}=([a-z0-9]{20,80})(?:;|$)`).exec(header ?? '')?.[1] ?? null
	);
}

function noteSeen(db: Db, key: string, lastSeenAt: number): void {
	const at = Date.now();
	if (at - lastSeenAt < SEEN_EVERY) return;
	noteIfPossible(db, key, { lastSeenAt: at });
}

type Row = typeof sessions.$inferSelect;

function asLucia({ accountId, expiresAt, userAgent, createdAt, lastSeenAt }: Row, id: string) {
	const attributes = { userAgent, createdAt, lastSeenAt };
	return { id, userId: accountId, expiresAt: new Date(expiresAt), attributes };
}

/** Lucia's seven questions, answered from our tables; ids are hashed on the way in. */
function adapter(db: Db, revoke: (condition: Condition) => void): Adapter {
	// Every request and every socket asks this.
	const find = db
		.select()
		.from(sessions)
		.innerJoin(accounts, eq(accounts.id, sessions.accountId))
		.where(eq(sessions.idHash, sql.placeholder('key')))
		.prepare();
	return {
		async getSessionAndUser(id) {
			const row = find.get({ key: fingerprint(id) });
			if (!row) return [null, null];
			const { name, email, language, theme, timeZone, showPresence } = row.accounts;
			const attributes = { name, email, language, theme, timeZone, showPresence };
			return [asLucia(row.sessions, id), { id: row.accounts.id, attributes }];
		},
		async getUserSessions(accountId) {
			const rows = db.select().from(sessions).where(eq(sessions.accountId, accountId)).all();
			return rows.map((row) => asLucia(row, row.idHash));
		},
		async setSession({ id, userId, expiresAt, attributes }) {
			db.insert(sessions)
				.values({
					idHash: fingerprint(id),
					accountId: userId,
					expiresAt: expiresAt.getTime(),
					...attributes
				})
				.run();
		},
		async updateSessionExpiration(id, expiresAt) {
			noteIfPossible(db, fingerprint(id), { expiresAt: expiresAt.getTime() });
		},
		async deleteSession(id) {
			const key = fingerprint(id);
			endIfNeeded(db, find.get({ key })?.sessions, () => revoke(eq(sessions.idHash, key)));
		},
		deleteUserSessions: async (accountId) => revoke(eq(sessions.accountId, accountId)),
		deleteExpiredSessions: async () => revoke(lte(sessions.expiresAt, Date.now()))
	};
}
