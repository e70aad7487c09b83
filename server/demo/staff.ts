import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Account, Accounts } from '../auth/accounts.ts';
import { founded } from '../auth/founding.ts';
import type { Memberships } from '../auth/memberships.ts';
import { hashed } from '../auth/passwords.ts';
import { colleagues, emailOf, FIRM, OFFICES, type Colleague, type Office } from './firm.ts';
import type { Sowing } from './sowing.ts';

const FOUNDED = 1_460;

/** An account for each colleague who signs in, not stored yet. */
export async function preparedAccounts(accounts: Accounts): Promise<Map<string, Account>> {
	const { language, timeZone, password } = FIRM;
	const passwordHash = await hashed(password);
	const prepared = colleagues
		.filter(([, { isListedOnly }]) => !isListedOnly)
		.map(([key, { name }]) => {
			const email = emailOf(key);
			return [key, accounts.prepared({ name, email, passwordHash, language, timeZone })] as const;
		});
	return new Map(prepared);
}

/** The pipeline, the offices as departments, and everybody who works there. Jana was the first. */
export function sowStaff(sowing: Sowing, accounts: ReadonlyMap<string, Account>): Promise<void> {
	for (const [key] of colleagues) sowing.members.set(key, newId());
	return sowing.write('jana', FOUNDED, (log) => {
		const id = sowing.members.get('jana')!;
		founded(log, { id, account: accounts.get('jana')!, language: FIRM.language });
		for (const [office, { name }] of Object.entries(OFFICES)) {
			sowing.departments.set(office as Office, log.create('departments', { name }));
		}
		colleagues.forEach(([key, colleague], i) => {
			const fields = memberFields(sowing, colleague, emailOf(key), i);
			if (key === 'jana') log.set('members', id, { phone: fields.phone ?? null });
			else log.create('members', fields, sowing.members.get(key));
		});
	});
}

function memberFields(sowing: Sowing, colleague: Colleague, email: string, index: number): Fields {
	const { name, roles, office, manager } = colleague;
	return {
		name,
		email,
		roles,
		color: index % 8,
		isActive: true,
		phone: `${OFFICES[office ?? 'zilina'].mobile} 555 ${110 + index * 7}`,
		manager: (manager && sowing.members.get(manager)) ?? null,
		...sowing.in(office)
	};
}

/** Opens the door: from here on colleagues can sign in, and the database is not empty any more. */
export function openDoor(
	sowing: Sowing,
	accounts: ReadonlyMap<string, Account>,
	stores: { accounts: Accounts; memberships: Memberships }
): Promise<void> {
	return sowing.write('jana', 0, (log) =>
		log.alongside(() => {
			for (const [key, member] of sowing.members) {
				const account = accounts.get(key);
				if (!account) continue;
				stores.accounts.store(account);
				stores.memberships.add(account.id, sowing.project.id, member);
			}
		})
	);
}
