import { note } from '../audit/audit-log.ts';
import type { AuditKind } from '#lib/model/audit.ts';
import type { Db } from '../db/connection.ts';
import type { Accounts } from './accounts.ts';
import { isPresent } from './member.ts';
import type { Memberships } from './memberships.ts';
import type { Projects } from './projects.ts';

/** A refusal is noted so much later than it is told. */
const LATER = 1_000;

interface Coming {
	accountId: string;
	address: string;
	kind: AuditKind;
	at: number;
}

/**
 * Who came, who went, and who was turned away at the door, for the audit log of every project that the
 * account may enter: one signs in to all of them. Where it is no member, nothing is said of it.
 */
export class Comings {
	readonly #db: Db;
	readonly #projects: Projects;
	readonly #accounts: Accounts;
	readonly #memberships: Memberships;
	readonly #refused: Coming[] = [];
	#timer: NodeJS.Timeout | undefined;

	constructor(db: Db, projects: Projects, accounts: Accounts, memberships: Memberships) {
		this.#db = db;
		this.#projects = projects;
		this.#accounts = accounts;
		this.#memberships = memberships;
	}

	signedIn(accountId: string, address: string): void {
		this.#note({ accountId, address, kind: 'signedIn', at: Date.now() });
	}

	signedOut(accountId: string, address: string): void {
		this.#note({ accountId, address, kind: 'signedOut', at: Date.now() });
	}

	/**
	 * Somebody typed an e-mail and not its password. It is written later than it is answered: otherwise the
	 * time that the disk takes would tell who has an account.
	 */
	refused(email: string, address: string): void {
		const account = this.#accounts.findByEmail(email);
		if (!account) return;
		const { id: accountId } = account;
		this.#refused.push({ accountId, address, kind: 'signInFailed', at: Date.now() });
		this.#timer ??= setTimeout(() => this.#writeRefused(), LATER).unref();
	}

	/** Writes what waits. */
	close(): void {
		clearTimeout(this.#timer);
		this.#writeRefused();
	}

	#writeRefused(): void {
		this.#timer = undefined;
		for (const coming of this.#refused.splice(0)) {
			try {
				this.#note(coming);
			} catch {
				// Nobody waits for it: while the disk refuses, nobody signs in either.
			}
		}
	}

	#note({ accountId, address, kind, at }: Coming): void {
		for (const { projectId, memberId } of this.#memberships.ofAccount(accountId)) {
			const isIn = isPresent(this.#projects.find(projectId)?.get('members', memberId) ?? null);
			if (isIn) note(this.#db, projectId, { kind, member: memberId, address }, at);
		}
	}
}
