import { PRESENCE_COLORS } from '#lib/model/members.ts';
import type { Fields } from '#lib/model/json.ts';
import { SpoluError } from '../errors.ts';
import { note } from '../audit/audit-log.ts';
import type { Db } from '../db/connection.ts';
import type { Account, Accounts } from './accounts.ts';
import { departmentsOf } from './member.ts';
import type { Invite, Invites } from './invites.ts';
import type { Memberships } from './memberships.ts';
import { hashed } from './passwords.ts';
import type { Pen, Project } from './projects.ts';
import type { Session } from './sessions.ts';

/** What the person types who has no account yet. */
export interface Newcomer {
	name: string;
	password: string;
	language: string;
	timeZone: string;
}

/** What a join page may show to whoever holds the link. */
export interface Invitation {
	project: string;
	email: string;
	/** The name under which the person is listed already. */
	name: string;
	hasAccount: boolean;
}

export interface Joined {
	account: Account;
	project: Project;
}

/** Using an invite: the one way to become a member, apart from setting up a project. */
export class Joining {
	readonly #db: Db;
	readonly #invites: Invites;
	readonly #accounts: Accounts;
	readonly #memberships: Memberships;
	readonly #inTurn = turns();

	constructor(db: Db, invites: Invites, accounts: Accounts, memberships: Memberships) {
		this.#db = db;
		this.#invites = invites;
		this.#accounts = accounts;
		this.#memberships = memberships;
	}

	/** What an invite is about; does not use it. @throws SpoluError `not_found` */
	look(token: string): Invitation {
		const { invite, project } = this.#invites.find(token);
		const listed = invite.memberId ? project.get('members', invite.memberId) : null;
		return {
			project: project.settings.name,
			email: invite.email,
			name: typeof listed?.name === 'string' ? listed.name : '',
			hasAccount: this.#accounts.findByEmail(invite.email) !== undefined
		};
	}

	/**
	 * Makes the account that an invite is for, and joins with it.
	 *
	 * @throws SpoluError `not_found`; `conflict` when the e-mail has an account: it must sign in, and
	 * its password stays
	 */
	async asNewcomer(
		token: string,
		{ password, ...profile }: Newcomer,
		address: string | null = null
	): Promise<Joined> {
		if (this.look(token).hasAccount) throw new SpoluError('conflict', 'auth.accountExists');
		const passwordHash = await hashed(password);
		return this.#consume(token, address, ({ email }) =>
			this.#accounts.prepared({ ...profile, passwordHash, email })
		);
	}

	/**
	 * Joins with the account that is signed in.
	 *
	 * @throws SpoluError `not_found`; `forbidden` when the invite is for another e-mail; `conflict`
	 * when the person is in already
	 */
	asAccount(
		token: string,
		{ accountId }: Pick<Session, 'accountId'>,
		address: string | null = null
	): Promise<Joined> {
		return this.#consume(token, address, ({ email }) => {
			const account = this.#accounts.find(accountId);
			if (!account) throw new SpoluError('signed_out', 'auth.signedOut');
			if (account.email === email) return account;
			throw new SpoluError('forbidden', 'auth.inviteForOther', { email });
		});
	}

	/**
	 * The invite is judged again, its member written in the name of whoever made it, and in the same
	 * transaction it is used up and the account tied to the member.
	 */
	#consume(
		token: string,
		address: string | null,
		accountOf: (invite: Invite) => Account
	): Promise<Joined> {
		return this.#inTurn(async () => {
			const { invite, project } = this.#invites.find(token);
			return project.commit({ member: invite.createdBy, via: 'server' }, (log) => {
				this.#invites.judge(invite, log);
				const account = accountOf(invite);
				if (this.#memberships.find(account.id, project.id)) {
					throw new SpoluError('conflict', 'auth.alreadyIn');
				}
				const memberId = written(log, invite, account.name);
				log.alongside(() => {
					this.#accounts.store(account);
					this.#memberships.add(account.id, project.id, memberId);
					this.#invites.use(invite.id);
					const facts = { invite: invite.id };
					note(this.#db, project.id, { kind: 'joined', member: memberId, address, facts });
				});
				return { account, project };
			});
		});
	}
}

/** One at a time: what one joining has checked must still hold when it is written. */
function turns() {
	let last: Promise<unknown> = Promise.resolve();
	return <T>(work: () => Promise<T>): Promise<T> => {
		const result = last.then(work);
		last = result.catch(() => {});
		return result;
	};
}

/** The member that an invite makes, or the listed one that it gives a sign-in. */
function written(log: Pen, { memberId, roles, departments, email }: Invite, name: string): string {
	const chosen: Fields = { email, roles, isActive: true };
	for (const id of departments) chosen[`departments/${id}`] = true;
	if (memberId === null) return log.create('members', { name, color: nextColor(log), ...chosen });
	const before = log.get('members', memberId) ?? {};
	for (const id of departmentsOf(before)) chosen[`departments/${id}`] ??= null;
	log.set('members', memberId, chosen);
	return memberId;
}

/** The presence colour that the fewest members have. */
function nextColor(log: Pen): number {
	const counts = PRESENCE_COLORS.map(() => 0);
	for (const { fields } of log.all('members')) {
		const color = Number(fields.color);
		if (color in counts) counts[color]! += 1;
	}
	return counts.indexOf(Math.min(...counts));
}
