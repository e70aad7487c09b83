import type { Fields } from '#lib/model/json.ts';
import { newId } from '#lib/model/ids.ts';
import { ranksAfter } from '#lib/model/ranks.ts';
import type { App } from '#server/app.ts';

/**
 * Who there is: one of each built-in role, in two departments that part the customers, and one who manages
 * two others, by a role of the project's own.
 */
export const CAST: { name: string; roles: string[]; departments: string[] }[] = [
	{ name: 'ann', roles: ['admin'], departments: [] },
	{ name: 'uma', roles: ['user'], departments: ['north'] },
	{ name: 'ben', roles: ['user'], departments: ['south'] },
	{ name: 'liv', roles: ['limited'], departments: [] },
	{ name: 'tea', roles: ['telephonist'], departments: ['north'] },
	{ name: 'max', roles: ['manager'], departments: [] },
	{ name: 'sam', roles: ['salesRepresentative'], departments: ['north', 'south'] },
	{ name: 'ula', roles: ['user'], departments: [] },
	{ name: 'dita', roles: ['director'], departments: [] },
	{ name: 'leo', roles: ['limited'], departments: ['north'] },
	{ name: 'kit', roles: ['complaints', 'telephonist'], departments: ['south'] },
	{ name: 'tom', roles: ['serviceTechnician'], departments: [] },
	{ name: 'ivo', roles: ['invoicing', 'limited'], departments: ['south'] },
	{ name: 'eva', roles: ['externalTelephonist'], departments: [] },
	{ name: 'rob', roles: ['zqirolerep1'], departments: [] }
];

export function memberId(name: string): string {
	return `zqim${name.padStart(7, '0')}`;
}

export const DEPARTMENTS = { north: 'zqidepnorth', south: 'zqidepsouth' } as const;
export const PIPELINE = 'zqipipe0001';

/** Deals leave the working set so many days after closing. */
const CLOSED_DAYS = 2;

/** Makes the project, its people with their sign-ins, and a few records. Returns the cookies by member. */
export async function populate(
	app: App
): Promise<{ project: string; cookies: Record<string, string> }> {
	const project = app.projects.create({
		name: 'Fuzz',
		currency: 'EUR',
		timeZone: 'UTC',
		language: 'en'
	});
	app.db.$client
		.prepare('update projects set closed_days = ? where id = ?')
		.run(CLOSED_DAYS, project.id);
	project.refresh();
	const [ann] = CAST;
	await project.commit({ member: memberId(ann!.name), via: 'setup' }, (log) => {
		for (const { name, roles, departments } of CAST) {
			const email = `zqvmail0${name.padStart(3, '0').slice(-3)}@example.com`;
			const elements = departments.map((d) => [`departments/${DEPARTMENTS[d as 'north']}`, true]);
			const fields = {
				name,
				color: 1,
				isActive: true,
				email,
				roles,
				...Object.fromEntries(elements),
				...(['uma', 'ben'].includes(name) ? { manager: memberId('rob') } : {})
			};
			log.create('members', fields, memberId(name));
		}
		log.create('roles', OWN_ROLE, 'zqirolerep1');
		for (const [name, id] of Object.entries(DEPARTMENTS)) log.create('departments', { name }, id);
		log.create('pipelines', { name: 'zqvpipe0001', rank: 'a0' }, PIPELINE);
		const kinds = ['active', 'active', 'active', 'won', 'lost', 'unqualified'];
		ranksAfter(null, kinds.length).forEach((rank, i) => {
			const name = `zqvstage00${i}`;
			log.create(
				'stages',
				{ pipeline: PIPELINE, name, kind: kinds[i]!, likelihood: 20 * i, rank },
				`zqistage00${i}`
			);
		});
		log.create('reasons', { name: 'zqvreason01', kind: 'lost', rank: 'a0' }, 'zqireason01');
		for (const i of [1, 2]) log.create('products', { name: `zqvproduct${i}` }, `zqiproduct${i}`);
		for (const [i, where] of WHERES.entries()) {
			const company = `zqicomp00${i}1`;
			log.create(
				'companies',
				{ name: `zqvcomp00${i}1`, phone: `zqvphon00${i}1`, ...where },
				company
			);
			log.create('people', { familyName: `zqvpers00${i}1`, company, ...where }, `zqipers00${i}1`);
			const deal = {
				title: `zqvdeal00${i}1`,
				stage: `zqistage00${i % 3}`,
				rank: `a${i}`,
				company,
				...where
			};
			log.create('deals', deal, `zqideal00${i}1`);
		}
	});
	return { project: project.id, cookies: await signIns(app, project.id) };
}

/** For who manages others: their records, without what they are worth. */
const OWN_ROLE: Fields = {
	name: 'zqvrole0001',
	contacts: { level: 'write', rows: 'reports' },
	sales: {
		level: 'write',
		rows: 'reports',
		hidden: ['deals.value', 'deals.company'],
		locked: ['deals.reference']
	},
	products: { level: 'read', rows: 'all' },
	rights: ['assign']
};

/** Where the first records belong. */
const WHERES: Fields[] = [
	{ [`departments/${DEPARTMENTS.north}`]: true },
	{ [`departments/${DEPARTMENTS.south}`]: true, owner: memberId('ben') },
	{
		owner: memberId('liv'),
		[`departments/${DEPARTMENTS.north}`]: true,
		[`shares/${memberId('eva')}`]: Date.UTC(2100, 0, 1)
	},
	{}
];

async function signIns(app: App, project: string): Promise<Record<string, string>> {
	const cookies: Record<string, string> = {};
	for (const { name } of CAST) {
		const profile = {
			name,
			email: `${name}@example.com`,
			passwordHash: '-',
			language: 'en',
			timeZone: 'UTC'
		};
		const account = app.auth.accounts.prepared(profile);
		app.auth.accounts.store(account);
		app.auth.memberships.add(account.id, project, memberId(name));
		const cookie = await app.auth.sessions.start(account.id, newId());
		cookies[memberId(name)] = cookie.split(';')[0]!;
	}
	app.db.$client.prepare('update sessions set expires_at = expires_at + ?').run(4_000 * 86_400_000);
	return cookies;
}
