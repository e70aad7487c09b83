import type {
	AuthenticationResponseJSON,
	PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/server';
import type { Db } from '../db/connection.ts';
import { and, eq } from '../db/drizzle.ts';
import { passkeys } from '../db/auth-schema.ts';
import { SpoluError } from '../errors.ts';
import type { Challenges } from './challenges.ts';
import type { Limits } from './limits.ts';
import type { Site } from './passkeys.ts';

const PURPOSE = 'sign-in';

type Row = typeof passkeys.$inferSelect;

/**
 * The way in by passkey. It is two factors at once: the device that has the key, and what the device asked
 * for before it signed.
 */
export class PasskeySignIn {
	readonly #db: Db;
	readonly #challenges: Challenges;
	readonly #limits: Limits;

	constructor(db: Db, challenges: Challenges, limits: Limits) {
		this.#db = db;
		this.#challenges = challenges;
		this.#limits = limits;
	}

	/** What a passkey is asked to sign; of no account, so that it tells of none. @throws SpoluError `limited` */
	async begin(ip: string, { hostname }: Site): Promise<PublicKeyCredentialRequestOptionsJSON> {
		await this.#limits.passkey(ip);
		const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
		const options = await generateAuthenticationOptions({
			rpID: hostname,
			userVerification: 'required'
		});
		this.#challenges.remember(options.challenge, PURPOSE);
		return options;
	}

	/**
	 * The account whose passkey has signed.
	 *
	 * @throws SpoluError `invalid` for a passkey that is not known, and for one that has not signed alike
	 */
	async finish(answer: AuthenticationResponseJSON, site: Site): Promise<string> {
		const row = this.#db.select().from(passkeys).where(eq(passkeys.id, answer.id)).get();
		const counter = row && isOwner(row, answer) ? await this.#counterOf(row, answer, site) : null;
		if (!row || counter === null || !this.#used(row, counter)) {
			throw new SpoluError('invalid', 'auth.passkey.wrong');
		}
		return row.accountId;
	}

	/** How many signatures the passkey has made; null when this one is not right. */
	async #counterOf(
		{ id, publicKey, counter }: Row,
		response: AuthenticationResponseJSON,
		site: Site
	): Promise<number | null> {
		const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
		try {
			const { verified, authenticationInfo } = await verifyAuthenticationResponse({
				response,
				credential: { id, publicKey: new Uint8Array(publicKey), counter },
				expectedChallenge: (given) => this.#challenges.take(given, PURPOSE),
				expectedOrigin: site.origin,
				expectedRPID: site.hostname,
				requireUserVerification: true
			});
			return verified ? authenticationInfo.newCounter : null;
		} catch {
			return null;
		}
	}

	/** False when it was removed, or has signed something else, meanwhile. */
	#used({ id, counter: before }: Row, counter: number): boolean {
		const isUnchanged = and(eq(passkeys.id, id), eq(passkeys.counter, before));
		const noted = { counter, lastUsedAt: Date.now() };
		return this.#db.update(passkeys).set(noted).where(isUnchanged).run().changes === 1;
	}
}

/** Whether the passkey names the account that it was added to. */
function isOwner({ accountId }: Row, { response }: AuthenticationResponseJSON): boolean {
	return response.userHandle === Buffer.from(accountId).toString('base64url');
}
