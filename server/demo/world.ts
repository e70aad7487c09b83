import type { App } from '../app.ts';
import { say } from '../words.ts';
import { sowContacts, sowShares } from './contacts.ts';
import { sowDeals } from './deals.ts';
import { colleagues, emailOf, FIRM } from './firm.ts';
import { randomFrom } from './random.ts';
import { Sowing } from './sowing.ts';
import { openDoor, preparedAccounts, sowStaff } from './staff.ts';

const SEED = 20_260_309;

type Host = Pick<App, 'auth' | 'projects' | 'demoSignIns'>;

/**
 * Gives an empty database the demo world: a firm with its people, customers and deals, the same each
 * time but for its dates, which are relative to `now`. A database that somebody uses stays as it is.
 * Says how to sign in wherever the world is.
 */
export async function seedDemo(app: Host, now = Date.now()): Promise<void> {
	const { accounts, memberships } = app.auth;
	if (accounts.areNone()) {
		const { name, currency, timeZone, language } = FIRM;
		const project = app.projects.create({ name, currency, timeZone, language });
		const sowing = new Sowing(project, randomFrom(SEED), now);
		const prepared = await preparedAccounts(accounts);
		await sowStaff(sowing, prepared);
		await sowContacts(sowing);
		await sowDeals(sowing);
		await sowShares(sowing);
		await openDoor(sowing, prepared, { accounts, memberships });
	}
	app.demoSignIns = signIns()
		.filter(({ email }) => accounts.findByEmail(email))
		.map(({ line }) => line);
}

function signIns(): { email: string; line: string }[] {
	return colleagues.map(([key, { roles }]) => {
		const email = emailOf(key);
		const titles = roles.map((role) => say(FIRM.language, `role.${role}`)).join(', ');
		return { email, line: `Sign in as ${email} / ${FIRM.password} — ${titles}` };
	});
}
