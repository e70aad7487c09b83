import { newId } from '#lib/model/ids.ts';
import type { Db } from '../db/connection.ts';
import { and, desc, eq, gt, isNull } from '../db/drizzle.ts';
import { invites } from '../db/auth-schema.ts';
import { note } from '../audit/audit-log.ts';
import { SpoluError } from '../errors.ts';
import { foldedEmail, type Accounts } from './accounts.ts';
import { gone, judgeInvited, judgeOffer, judgeStill, type Grantable } from './invites-judged.ts';
import { managerScope } from './member.ts';
import type { Memberships } from './memberships.ts';
import type { Project, Projects, Records } from './projects.ts';
import { fingerprint, newSecret } from './secrets.ts';

const LIFE = 7 * 24 * 3_600_000;

export type Invite = typeof invites.$inferSelect;

/** What an invite offers. `memberId` names a listed member without sign-in; absent: a new member. */
export interface Offer extends Grantable {
	email: string;
	memberId?: string | undefined;
}

/** An open invite as its makers see it: the link itself is shown once, when it is made. */
export type OpenInvite = Pick<
	Invite,
	'id' | 'email' | 'roles' | 'departments' | 'memberId' | 'createdBy' | 'createdAt' | 'expiresAt'
>;

/** A fresh invite; the token is in this alone. */
interface Made {
	id: string;
	token: string;
	expiresAt: number;
}

/** Offers to join a project: for one e-mail, one use and seven days. Only a token's hash is kept. */
export class Invites {
	readonly #db: Db;
	readonly #projects: Projects;
	readonly #memberships: Memberships;
	readonly #accounts: Accounts;

	constructor(db: Db, projects: Projects, memberships: Memberships, accounts: Accounts) {
		this.#db = db;
		this.#projects = projects;
		this.#memberships = memberships;
		this.#accounts = accounts;
	}

	/**
	 * Makes an invite in the name of a member; the token goes into the link. It takes the place of
	 * those that are open for the same e-mail: what was offered last is what can be had.
	 *
	 * @throws SpoluError `forbidden` without `members` write, or beyond what the maker holds;
	 * `invalid`; `conflict` when the person is in already
	 */
	create(project: Project, maker: string, offer: Offer, address: string | null = null): Made {
		const email = foldedEmail(offer.email);
		const memberId = offer.memberId ?? null;
		judgeOffer(project, maker, offer);
		judgeInvited(project, { projectId: project.id, memberId }, this.#memberships);
		const account = this.#accounts.findByEmail(email);
		if (account && this.#memberships.find(account.id, project.id)) {
			throw new SpoluError('conflict', 'settings.alreadyMember', { email });
		}
		const token = newSecret();
		const createdAt = Date.now();
		const id = newId();
		const expiresAt = createdAt + LIFE;
		const isReplaced = and(
			eq(invites.projectId, project.id),
			eq(invites.email, email),
			isNull(invites.usedAt)
		);
		const invite: Invite = {
			id,
			tokenHash: fingerprint(token),
			projectId: project.id,
			email,
			roles: [...new Set(offer.roles)],
			departments: [...new Set(offer.departments)],
			memberId,
			createdBy: maker,
			createdAt,
			expiresAt,
			usedAt: null
		};
		this.#db.transaction((tx) => {
			tx.delete(invites).where(isReplaced).run();
			tx.insert(invites).values(invite).run();
			const facts = { invite: id, roles: invite.roles, departments: invite.departments };
			note(this.#db, project.id, { kind: 'invited', member: maker, address, facts });
		});
		return { id, token, expiresAt };
	}

	/**
	 * The invites that can still be used, newest first, and the members who sign in.
	 *
	 * @throws SpoluError `forbidden` without `members` write
	 */
	overview(project: Project, memberId: string): { open: OpenInvite[]; signingIn: string[] } {
		managerScope(project, memberId);
		const isOpen = and(
			eq(invites.projectId, project.id),
			isNull(invites.usedAt),
			gt(invites.expiresAt, Date.now())
		);
		const rows = this.#db
			.select()
			.from(invites)
			.where(isOpen)
			.orderBy(desc(invites.createdAt))
			.all();
		return {
			open: rows.map(({ tokenHash: _hash, projectId: _project, usedAt: _used, ...row }) => row),
			signingIn: this.#memberships.ofProject(project.id).map((membership) => membership.memberId)
		};
	}

	/** Takes an open invite back. @throws SpoluError `forbidden`, `not_found` */
	withdraw(project: Project, memberId: string, id: string, address: string | null = null): void {
		managerScope(project, memberId);
		const isTheirs = and(
			eq(invites.id, id),
			eq(invites.projectId, project.id),
			isNull(invites.usedAt)
		);
		this.#db.transaction((tx) => {
			if (tx.delete(invites).where(isTheirs).run().changes === 0) {
				throw new SpoluError('not_found', 'auth.notFound');
			}
			const act = { kind: 'inviteWithdrawn', member: memberId, address } as const;
			note(this.#db, project.id, { ...act, facts: { invite: id } });
		});
	}

	/**
	 * The invite of a token and its project, while it can be used: unused, not expired, and its
	 * maker still holds what it grants.
	 *
	 * @throws SpoluError `not_found`, the same for whatever is wrong with it
	 */
	find(token: string): { invite: Invite; project: Project } {
		const invite = this.#db
			.select()
			.from(invites)
			.where(eq(invites.tokenHash, fingerprint(token)))
			.get();
		const project = invite && this.#projects.find(invite.projectId);
		if (!project || invite.usedAt !== null || invite.expiresAt <= Date.now()) throw gone();
		judgeStill(invite, project, this.#memberships);
		return { invite, project };
	}

	/** Judges it once more, by what a transaction sees. @throws SpoluError `not_found` */
	judge(invite: Invite, log: Records): void {
		judgeStill(invite, log, this.#memberships);
	}

	/** Uses it up; in the transaction of what it grants. */
	use(id: string): void {
		this.#db.update(invites).set({ usedAt: Date.now() }).where(eq(invites.id, id)).run();
	}
}
