import type {
	PublicKeyCredentialCreationOptionsJSON,
	RegistrationResponseJSON
} from '@simplewebauthn/server';
import type { Db } from '../db/connection.ts';
import { and, asc, eq } from '../db/drizzle.ts';
import { passkeys } from '../db/auth-schema.ts';
import { SpoluError } from '../errors.ts';
import type { Challenges } from './challenges.ts';
import type { Asking } from './devices.ts';
import type { PasswordAgain } from './password-again.ts';
import { hasPlainAttestation } from './plain-attestation.ts';

/** Where people are, as their browser's address says: passkeys belong to it. */
export type Site = Pick<URL, 'hostname' | 'origin'>;

/** A passkey as its owner sees it. Instants are milliseconds. */
export interface Passkey {
	id: string;
	name: string;
	createdAt: number;
	/** Null until it has signed its owner in. */
	lastUsedAt: number | null;
}

/** A key that was made, and what it is to be called. */
export interface NewPasskey {
	name: string;
	answer: RegistrationResponseJSON;
}

/** Nobody has more devices. */
const MOST = 20;
/** EdDSA, ES256 and RS256, by their COSE numbers: between them every authenticator has one. */
const ALGORITHMS = [-8, -7, -257];

/** The passkeys that people have added to their accounts. */
export class Passkeys {
	readonly #db: Db;
	readonly #challenges: Challenges;
	readonly #again: PasswordAgain;

	constructor(db: Db, challenges: Challenges, again: PasswordAgain) {
		this.#db = db;
		this.#challenges = challenges;
		this.#again = again;
	}

	/** The oldest first. */
	of(accountId: string): Passkey[] {
		return this.#rows(accountId).map(({ id, name, createdAt, lastUsedAt }) => ({
			id,
			name,
			createdAt,
			lastUsedAt
		}));
	}

	/**
	 * What an authenticator needs to make a passkey: one that names its owner by itself, and that asks for
	 * a finger, a face or a PIN.
	 *
	 * @throws SpoluError `invalid` for another password; `conflict` with too many; `limited`
	 */
	async begin(
		{ accountId, key }: Asking,
		password: string,
		{ ip, site }: { ip: string; site: Site }
	): Promise<PublicKeyCredentialCreationOptionsJSON> {
		const { email, name } = await this.#again.ask(accountId, password, ip);
		const mine = this.#rows(accountId);
		if (mine.length >= MOST) throw tooMany();
		const { generateRegistrationOptions } = await import('@simplewebauthn/server');
		const options = await generateRegistrationOptions({
			rpName: 'Spolu',
			rpID: site.hostname,
			userID: new TextEncoder().encode(accountId),
			userName: email,
			userDisplayName: name,
			attestationType: 'none',
			excludeCredentials: mine.map(({ id, transports }) => ({ id, transports })),
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
			supportedAlgorithmIDs: ALGORITHMS
		});
		this.#challenges.remember(options.challenge, purposeOf(key));
		return options;
	}

	/**
	 * Adds a passkey that was made for `begin` of the same session.
	 *
	 * @throws SpoluError `invalid` when it was not; `conflict` with too many
	 */
	async add({ accountId, key }: Asking, { name, answer }: NewPasskey, site: Site): Promise<void> {
		const { credential } = await this.#verified(answer, key, site);
		if (this.#rows(accountId).length >= MOST) throw tooMany();
		const row = {
			id: credential.id,
			accountId,
			name,
			publicKey: Buffer.from(credential.publicKey),
			counter: credential.counter,
			transports: answer.response.transports ?? [],
			createdAt: Date.now()
		};
		const { changes } = this.#db.insert(passkeys).values(row).onConflictDoNothing().run();
		if (changes === 0) throw refused();
	}

	/** @throws SpoluError `not_found`, also for somebody else's */
	remove(accountId: string, id: string): void {
		const isTheirs = and(eq(passkeys.accountId, accountId), eq(passkeys.id, id));
		const { changes } = this.#db.delete(passkeys).where(isTheirs).run();
		if (changes === 0) throw new SpoluError('not_found', 'security.passkeys.gone');
	}

	#rows(accountId: string) {
		const isTheirs = eq(passkeys.accountId, accountId);
		const rows = this.#db.select().from(passkeys).where(isTheirs);
		return rows.orderBy(asc(passkeys.createdAt)).all();
	}

	async #verified(response: RegistrationResponseJSON, key: string, site: Site) {
		const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
		try {
			if (!(await hasPlainAttestation(response.response.attestationObject))) throw refused();
			const { registrationInfo } = await verifyRegistrationResponse({
				response,
				expectedChallenge: (given) => this.#challenges.take(given, purposeOf(key)),
				expectedOrigin: site.origin,
				expectedRPID: site.hostname,
				requireUserVerification: true,
				supportedAlgorithmIDs: ALGORITHMS
			});
			if (registrationInfo) return registrationInfo;
		} catch {
			// What is wrong with it is for nobody but its maker to know.
		}
		throw refused();
	}
}

function purposeOf(sessionKey: string): string {
	return `passkey for ${sessionKey}`;
}

function refused(): SpoluError {
	return new SpoluError('invalid', 'security.passkeys.refused');
}

function tooMany(): SpoluError {
	return new SpoluError('conflict', 'security.passkeys.tooMany', { n: MOST });
}
