import { timingSafeEqual } from 'node:crypto';
import { newId } from '#lib/model/ids.ts';
import { SpoluError } from '../errors.ts';
import type { Account, Accounts } from './accounts.ts';
import { founded } from './founding.ts';
import type { Memberships } from './memberships.ts';
import { hashed } from './passwords.ts';
import { projectsOf } from './projects-of.ts';
import type { Joined } from './join.ts';
import type { Projects } from './projects.ts';
import { fingerprint } from './secrets.ts';

/** What the first person types, and what their browser adds. */
export interface FirstRun {
	name: string;
	email: string;
	password: string;
	project: string;
	code: string;
	language: string;
	timeZone: string;
}

/** The first account and project of an install, and further projects of people who are in it. */
export class Setup {
	readonly #projects: Projects;
	readonly #accounts: Accounts;
	readonly #memberships: Memberships;
	#codeHash: string | null = null;

	constructor(projects: Projects, accounts: Accounts, memberships: Memberships) {
		this.#projects = projects;
		this.#accounts = accounts;
		this.#memberships = memberships;
	}

	/** Whether the install still waits for its first person. */
	isNeeded(): boolean {
		return this.#accounts.areNone();
	}

	/**
	 * A new one-time code when nobody has an account yet, else null. The caller shows it to whoever
	 * started the server; only its hash is kept here.
	 */
	open(): string | null {
		if (!this.isNeeded()) return null;
		const code = newId();
		this.#codeHash = fingerprint(code);
		return code;
	}

	/**
	 * Sets the install up.
	 *
	 * @throws SpoluError `not_found` once there is an account; `invalid` for another code
	 */
	async run({ code, project, password, ...profile }: FirstRun): Promise<Joined> {
		if (!this.isNeeded()) throw new SpoluError('not_found', 'auth.notFound');
		const known = this.#codeHash;
		if (!known || !isSame(fingerprint(code.trim()), known)) {
			throw new SpoluError('invalid', 'auth.setupCodeWrong');
		}
		this.#codeHash = null;
		try {
			const passwordHash = await hashed(password);
			return await this.#found(project, this.#accounts.prepared({ ...profile, passwordHash }));
		} catch (error) {
			this.#codeHash = known;
			throw error;
		}
	}

	/**
	 * Another project, whose first Admin is this account.
	 *
	 * @throws SpoluError `forbidden` for whoever is not an Admin anywhere
	 */
	async addProject(accountId: string, name: string): Promise<Joined> {
		const account = this.#accounts.find(accountId);
		if (!account) throw new SpoluError('signed_out', 'auth.signedOut');
		const mine = projectsOf(this.#projects, this.#memberships, accountId);
		if (mine.some((project) => project.isAdmin)) return this.#found(name, account);
		throw new SpoluError('forbidden', 'auth.projects.notAllowed');
	}

	/** A project in its founder's language, with its first Admin and what a project starts with. */
	#found(name: string, account: Account): Promise<Joined> {
		const { language, timeZone } = account;
		const settings = { name, currency: currencyOf(language), timeZone, language };
		const member = newId();
		return this.#projects.found(settings, { member, via: 'setup' }, (log, project) => {
			founded(log, { id: member, account, language });
			log.alongside(() => {
				this.#accounts.store(account);
				this.#memberships.add(account.id, project.id, member);
			});
			return { account, project };
		});
	}
}

function isSame(a: string, b: string): boolean {
	return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** A first guess; a project's currency can be changed. */
function currencyOf(language: string): string {
	return { cs: 'CZK', pl: 'PLN', hu: 'HUF', ms: 'MYR' }[language] ?? 'EUR';
}
