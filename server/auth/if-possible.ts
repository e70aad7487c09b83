import type { Db } from '../db/connection.ts';
import { sessions } from '../db/auth-schema.ts';
import { eq } from '../db/drizzle.ts';
import { withoutPatience } from '../db/patience.ts';

type Row = typeof sessions.$inferSelect;

/** Notes a fact of a session. Whoever reads is let in, and waits for nobody, though nothing can be written now. */
export function noteIfPossible(db: Db, key: string, fact: Partial<Row>): void {
	const note = db.update(sessions).set(fact).where(eq(sessions.idHash, key));
	try {
		withoutPatience(db.$client, () => note.run());
	} catch {
		// It is noted with a later request.
	}
}

/** Ends a session. One that has run out is not valid anyway: nobody waits for it, and it is swept later. */
export function endIfNeeded(db: Db, session: Row | undefined, end: () => void): void {
	if (session && session.expiresAt > Date.now()) return end();
	try {
		withoutPatience(db.$client, end);
	} catch {
		// The sweeper takes it.
	}
}
