import type { Db } from '../db/connection.ts';
import { say } from '../words.ts';
import { createAccounts, type Accounts } from './accounts.ts';
import { Comings } from './comings.ts';
import { Invites } from './invites.ts';
import { Joining } from './join.ts';
import { Challenges } from './challenges.ts';
import { Devices } from './devices.ts';
import { createLimits, type Limits } from './limits.ts';
import { standingOf, type Standing } from './member.ts';
import { createMemberships } from './memberships.ts';
import { projectsOf } from './projects-of.ts';
import { createProfiles } from './profiles.ts';
import { OwnSecondFactor } from './own-second-factor.ts';
import { PasskeySignIn } from './passkey-sign-in.ts';
import { Passkeys } from './passkeys.ts';
import { PasswordAgain } from './password-again.ts';
import { PasswordChange } from './password-change.ts';
import type { Project, Projects } from './projects.ts';
import { SecondFactors } from './second-factors.ts';
import { SecondSteps } from './second-steps.ts';
import { reachedFrom } from './reached-from.ts';
import { Sessions, type Session } from './sessions.ts';
import { Setup } from './setup.ts';
import { preview } from './preview.ts';
import { Roles } from './roles.ts';
import { SignIn } from './sign-in.ts';
import { Team } from './team.ts';
import { Vault } from './vault.ts';

const SWEEP_EVERY = 10 * 60_000;

export type Auth<P extends Project = Project> = ReturnType<typeof createAuth<P>>;

/**
 * Everything about who someone is. `origin` is the address that people type, when it is known;
 * `dataDir` has the key of what is sealed in the database.
 */
export function createAuth<P extends Project>(
	db: Db,
	projects: Projects<P>,
	{ origin, dataDir }: { origin: string | undefined; dataDir: string }
) {
	const accounts = createAccounts(db);
	const memberships = createMemberships(db);
	const sessions = new Sessions(db, { isHttps: origin?.startsWith('https:') ?? false });
	const limits = createLimits();
	const invites = new Invites(db, projects, memberships, accounts);
	const comings = new Comings(db, projects, accounts, memberships);
	// What has run out is not valid anyway: when the disk refuses, it is swept the next time.
	const sweep = () => void sessions.sweep().catch(() => {});
	const sweeping = setInterval(sweep, SWEEP_EVERY).unref();
	return {
		accounts,
		memberships,
		sessions,
		invites,
		...proofs(db, dataDir, { accounts, sessions, limits }),
		team: new Team(memberships),
		roles: new Roles(),
		preview,
		joining: new Joining(db, invites, accounts, memberships),
		comings,
		reachedFrom,
		setup: new Setup(projects, accounts, memberships),
		limits,
		say,
		/** @throws SpoluError `signed_out`, `not_found` */
		memberOf: (session: Pick<Session, 'accountId'> | null, idOrSlug: string): Standing<P> =>
			standingOf(projects, memberships, session, idOrSlug),
		projectsOf: (accountId: string) => projectsOf(projects, memberships, accountId),
		changeProfile: createProfiles(projects, accounts, memberships),
		close: () => {
			clearInterval(sweeping);
			comings.close();
		}
	};
}

interface Doors {
	accounts: Accounts;
	sessions: Sessions;
	limits: Limits;
}

/** How people prove who they are, and where they have done so. */
function proofs(db: Db, dataDir: string, { accounts, sessions, limits }: Doors) {
	const devices = new Devices(db, sessions);
	const again = new PasswordAgain(accounts, limits);
	const challenges = new Challenges();
	const secondFactors = new SecondFactors(db, new Vault(dataDir));
	return {
		devices,
		signIn: new SignIn(accounts, limits, secondFactors, new SecondSteps()),
		secondFactors,
		passkeys: new Passkeys(db, challenges, again),
		passkeySignIn: new PasskeySignIn(db, challenges, limits),
		ownSecondFactor: new OwnSecondFactor(secondFactors, again, limits),
		passwordChange: new PasswordChange(db, devices, again)
	};
}
