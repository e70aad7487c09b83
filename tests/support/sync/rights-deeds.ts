import type { Fields, Json } from '#lib/model/json.ts';
import { someRecord, type Choice } from './deeds.ts';
import type { Device } from './device.ts';
import { ROLE_NAMES } from './oracle.ts';
import { serverWrites } from './server-deeds.ts';
import { MEMBERS, type World } from './world.ts';

const OWN_ROLE = 'zqirolerep1';
const OWNED = ['deals', 'companies', 'people'] as const;
const RULES = ['all', 'departments', 'reports', 'own', 'shared'];
const SECTIONS = ['contacts', 'sales', 'sales', 'products', 'members'];
const HIDDEN = ['companies.phone', 'companies.email', 'people.email', 'people.company'];
const HIDDEN_SALES = ['deals.value', 'deals.company', 'deals.products', 'deals.person'];
const LOCKED = ['companies.name', 'companies.owner', 'people.familyName', 'people.company'];
const LOCKED_SALES = ['deals.title', 'deals.stage', 'deals.owner', 'deals.departments'];
const RIGHTS = ['deleteContacts', 'assign', 'importExport'];
/** How long a share lasts: mostly over before the history is. */
const LEASES = [1_000, 5 * 60_000, 400 * 86_400_000];

/** A member shares a record with a member or a role for a while, or takes that back. */
export function share(world: World, device: Device, { a, b, c }: Choice): void {
	const collection = OWNED[a % OWNED.length]!;
	const recordId = someRecord(world, device, collection, b);
	const roles = ['builtin-externalTelephonist', 'builtin-limited', OWN_ROLE];
	const field =
		c % 4 === 3
			? `roleShares/${roles[a % roles.length]!}`
			: `shares/${a % 2 === 0 ? MEMBERS.at(-2)! : MEMBERS[b % MEMBERS.length]!}`;
	const value: Json = c % 5 === 4 ? null : world.time.now + LEASES[c % LEASES.length]!;
	device.edit([{ collection, recordId, op: 'set', field, value }]);
}

/** What a role gives of one section changes: level, rows, fields; or it has nothing of it any more. */
export async function matrix(world: World, _: Device, { a, b, c }: Choice): Promise<void> {
	const roles = [OWN_ROLE, ...ROLE_NAMES.slice(1).map((name) => `builtin-${name}`)];
	const role = roles[a % roles.length]!;
	const section = SECTIONS[b % SECTIONS.length]!;
	const isOfDeals = section === 'sales';
	const access: Json = {
		level: c % 3 === 0 ? 'read' : 'write',
		rows: RULES[c % RULES.length]!,
		...(b % 2 === 0 ? { hidden: some(isOfDeals ? HIDDEN_SALES : HIDDEN, c) } : {}),
		...(b % 3 === 0 ? { locked: some(isOfDeals ? LOCKED_SALES : LOCKED, c) } : {})
	};
	const patch: Fields = { [section]: a % 9 === 8 ? null : access };
	if (b % 7 === 6) patch.rights = some(RIGHTS, a);
	if (b % 11 === 10) patch.deletedAt = c % 2 === 0 ? world.time.now : null;
	await serverWrites(
		world,
		(log) => {
			if (log.get('roles', role)) log.set('roles', role, patch);
			else log.create('roles', { ...patch, deletedAt: null }, role);
		},
		c
	);
}

/** Somebody gets another manager, or none. */
export async function manage(world: World, _: Device, { a, b, c }: Choice): Promise<void> {
	const member = MEMBERS[a % MEMBERS.length]!;
	const managers = [MEMBERS.at(-1)!, MEMBERS[b % MEMBERS.length]!, null];
	const manager = managers[c % managers.length]!;
	await serverWrites(world, (log) => log.set('members', member, { manager }), c);
}

/** Somebody gets or loses rights whatever their roles say. */
export async function entrust(world: World, _: Device, { a, b, c }: Choice): Promise<void> {
	const member = MEMBERS[a % MEMBERS.length]!;
	const given = b % 3 === 0 ? null : some(RIGHTS, b);
	const withheld = c % 3 === 0 ? some(RIGHTS, c) : null;
	await serverWrites(world, (log) => log.set('members', member, { given, withheld }), c);
}

/** Somebody gets other roles, of all that there are. */
export async function grade(world: World, _: Device, { a, b, c }: Choice): Promise<void> {
	const all = [OWN_ROLE, 'externalTelephonist', ...ROLE_NAMES];
	const roles = [all[b % all.length]!];
	if (c % 2 === 0) roles.push(all[c % all.length]!);
	const member = MEMBERS[a % MEMBERS.length]!;
	await serverWrites(world, (log) => log.set('members', member, { roles }), c);
}

function some<T>(of: readonly T[], n: number): T[] {
	return of.filter((_, i) => (n >> i) % 2 === 1);
}
