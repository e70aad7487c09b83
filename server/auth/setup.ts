import { timingSafeEqual } from 'node:crypto';
import { newId } from '#lib/model/ids.ts';
import { SpoluError } from '../errors.ts';
import type { NewProject } from '../projects.ts';
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

export type Setup = ReturnType<typeof createSetup>;

/** The first account and project of an install, and further projects of people who are in it. */
export function createSetup(projects: Projects, accounts: Accounts, memberships: Memberships) {
	let codeHash: string | null = null;

	/** A project with its first member, an Admin, and what a project starts with. */
	const found = (wanted: NewProject, account: Account): Promise<Joined> => {
		const project = projects.create(wanted);
		const member = newId();
		return project.commit({ member, via: 'setup' }, (log) => {
			founded(log, { id: member, account, language: wanted.language });
			log.alongside(() => {
				if (!accounts.find(account.id)) accounts.store(account);
				memberships.add(account.id, project.id, member);
			});
			return { account, project };
		});
	};

	return {
		/** Whether the install still waits for its first person. */
		isNeeded: () => accounts.areNone(),

		/**
		 * A new one-time code when nobody has an account yet, else null. The caller shows it to whoever
		 * started the server; only its hash is kept here.
		 */
		open(): string | null {
			if (!accounts.areNone()) return null;
			const code = newId();
			codeHash = fingerprint(code);
			return code;
		},

		/**
		 * Sets the install up.
		 *
		 * @throws SpoluError `not_found` once there is an account; `invalid` for another code
		 */
		async run({ code, password, email, name, project, language, timeZone }: FirstRun): Promise<Joined> {
			if (!accounts.areNone()) throw new SpoluError('not_found', 'auth.notFound');
			const known = codeHash;
			if (!known || !isSame(fingerprint(code.trim()), known)) {
				throw new SpoluError('invalid', 'auth.setupCodeWrong');
			}
			codeHash = null;
			try {
				const passwordHash = await hashed(password);
				const first = accounts.prepared({ name, email, passwordHash, language, timeZone });
				const currency = currencyOf(language);
				return await found({ name: project, currency, timeZone, language }, first);
			} catch (error) {
				codeHash = known;
				throw error;
			}
		},

		/**
		 * Another project, whose first Admin is this account.
		 *
		 * @throws SpoluError `forbidden` for whoever is not an Admin anywhere
		 */
		async addProject(accountId: string, name: string): Promise<Joined> {
			const account = accounts.find(accountId);
			if (!account) throw new SpoluError('signed_out', 'auth.signedOut');
			const mine = projectsOf(projects, memberships, accountId);
			if (!mine.some((project) => project.isAdmin)) {
				throw new SpoluError('forbidden', 'auth.projects.notAllowed');
			}
			const { language, timeZone } = account;
			const currency = currencyOf(language);
			return found({ name, currency, timeZone, language }, account);
		}
	};
}

function isSame(a: string, b: string): boolean {
	return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** A first guess; a project's currency can be changed. */
function currencyOf(language: string): string {
	return { cs: 'CZK', pl: 'PLN', hu: 'HUF', ms: 'MYR' }[language] ?? 'EUR';
}
