import type { CollectionName } from '#lib/model/collections.ts';
import type { Edit } from '#lib/model/entries.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import { DEPARTMENTS, PIPELINE } from './cast.ts';
import type { Device } from './device.ts';
import { MEMBERS, type World } from './world.ts';

/** Those who were in the cast from the first: kept histories name them by number. */
export const INSIDERS = MEMBERS.slice(0, 13);

/** Numbers that a history chose; each deed reads from them what it needs. */
export interface Choice {
	a: number;
	b: number;
	c: number;
}

/** Stands between record and field in a replica's keys. */
const NUL = '\u0000';

const OFTEN: CollectionName[] = ['deals', 'companies', 'people'];

const EDITED: CollectionName[] = [
	...OFTEN,
	...OFTEN,
	...OFTEN,
	'products',
	'stages',
	'reasons',
	'departments',
	'pipelines',
	'members'
];

const FIELDS: Record<string, string[]> = {
	deals: [
		'title',
		'stage',
		'owner',
		'departments',
		'company',
		'value',
		'person',
		'rank',
		'reason',
		'expectedOn',
		'products',
		'closedAt',
		'reference'
	],
	companies: ['name', 'owner', 'departments', 'parent', 'phone', 'revenue', 'email', 'createdBy'],
	people: ['familyName', 'company', 'owner', 'departments', 'email', 'givenName'],
	products: ['name', 'price', 'code'],
	stages: ['name', 'likelihood', 'rank', 'kind', 'pipeline'],
	reasons: ['name', 'rank', 'kind'],
	departments: ['name'],
	pipelines: ['name', 'rank', 'slug'],
	members: ['name', 'roles', 'isActive', 'email']
};

export function collectionFor(n: number): CollectionName {
	return EDITED[n % EDITED.length]!;
}

/** A record: mostly one that the device shows or has just made, sometimes one it must not know, or nobody knows. */
export function someRecord(world: World, device: Device, collection: string, n: number): string {
	const own = device.written
		.filter(({ entry }) => entry.op === 'create' && entry.collection === collection)
		.map(({ entry }) => entry.recordId);
	const visible = [...device.doc.getMap(collection).keys()]
		.filter((key) => key.endsWith(NUL))
		.map((key) => key.slice(0, -1));
	const all = [...world.ledger.all()].filter(([name]) => name === collection).map(([, id]) => id);
	const from = n % 10 < 7 ? [...visible, ...own.slice(-3)] : n % 10 < 9 ? all : [];
	return from[Math.floor(n / 10) % Math.max(1, from.length)] ?? `zqiunknown${n % 10}`;
}

/** A field and a value for it; now and then one that does not fit. */
export function someValue(
	world: World,
	device: Device,
	collection: CollectionName,
	{ a, b, c }: Choice
): [field: string, value: Json] {
	const names = FIELDS[collection]!;
	const field = names[a % names.length]!;
	if (c % 23 === 22) return [field, [3, null, '', 'x'.repeat(600), { amount: 1.5 }, true][b % 6]!];
	switch (field) {
		case 'departments':
		case 'products': {
			const ids =
				field === 'departments' ? Object.values(DEPARTMENTS) : ['zqiproduct1', 'zqiproduct2'];
			const id = c % 9 === 8 ? someRecord(world, device, field, b) : ids[b % 2]!;
			return [`${field}/${id}`, c % 3 === 2 ? null : true];
		}
		case 'owner':
			return [field, [device.member, null, INSIDERS[b % INSIDERS.length]!, device.member][c % 4]!];
		case 'stage':
		case 'company':
		case 'person':
		case 'reason':
		case 'parent':
		case 'pipeline': {
			const to = {
				stage: 'stages',
				company: 'companies',
				person: 'people',
				reason: 'reasons',
				parent: 'companies',
				pipeline: 'pipelines'
			}[field];
			return [field, c % 7 === 6 && field !== 'stage' ? null : someRecord(world, device, to, b)];
		}
		case 'value':
		case 'price':
		case 'revenue':
			return [field, { amount: b, currency: ['EUR', 'CZK'][c % 2]! }];
		case 'rank':
			return [field, `a${b % 10}`];
		case 'likelihood':
			return [field, b % 101];
		case 'kind':
			return [field, collection === 'stages' ? 'active' : 'lost'];
		case 'expectedOn':
			return [field, `2026-0${1 + (b % 9)}-1${c % 10}`];
		case 'closedAt':
			return [field, world.time.now];
		case 'roles':
			return [field, ['admin']];
		case 'isActive':
			return [field, null];
		case 'createdBy':
			return [field, device.member];
		case 'email':
			return [field, `${world.canaries.value()}@example.com`];
		case 'slug':
			return [field, 'setup'];
		default:
			return [field, world.canaries.value()];
	}
}

/** Fields for a record that is to be made; where it belongs is left to chance. */
export function someFields(
	world: World,
	device: Device,
	collection: CollectionName,
	{ a, b, c }: Choice
): Fields {
	const fields: Fields = {};
	const name = { deals: 'title', people: 'familyName' }[collection as string] ?? 'name';
	fields[name] = world.canaries.value();
	if (['stages', 'reasons', 'pipelines', 'deals'].includes(collection)) fields.rank = `a${a % 10}`;
	if (collection === 'deals') fields.stage = someRecord(world, device, 'stages', (a % 6) * 10);
	if (collection === 'stages')
		Object.assign(fields, { kind: 'active', likelihood: b % 100, pipeline: PIPELINE });
	if (collection === 'reasons') fields.kind = 'unqualified';
	if (!['deals', 'companies', 'people'].includes(collection)) return fields;
	Object.assign(fields, c % 4 === 0 ? anywhere(device, b, c) : where(world, device, c));
	if (collection !== 'companies' && c % 5 < 3)
		fields.company = someRecord(world, device, 'companies', a % 7 === 6 ? a : (a % 50) * 10);
	return fields;
}

/** Where its maker may make it. */
function where(world: World, device: Device, c: number): Fields {
	const me = world.ledger.find('members', device.member) ?? {};
	const mine = Object.keys(me).filter((key) => key.startsWith('departments/'));
	return {
		...Object.fromEntries(mine.map((key) => [key, true])),
		...(c % 3 === 0 ? { owner: device.member } : {})
	};
}

function anywhere(device: Device, b: number, c: number): Fields {
	const fields: Fields = {};
	for (const [i, id] of Object.values(DEPARTMENTS).entries()) {
		if ((b >> i) % 2 === 1) fields[`departments/${id}`] = true;
	}
	if (c % 3 === 0) fields.owner = c % 2 === 0 ? device.member : INSIDERS[b % INSIDERS.length]!;
	return fields;
}

/** A company, a person of it and a deal with both, guarded by what the device sees; one verdict for all. */
export function conversion(world: World, device: Device, choice: Choice): Edit[] {
	const { a, b, c } = choice;
	const where = someFields(world, device, 'companies', choice);
	delete where.name;
	const [company, person, deal] = [world.canaries.id(), world.canaries.id(), world.canaries.id()];
	const edits: Edit[] = [
		{
			collection: 'companies',
			recordId: company,
			op: 'create',
			fields: { ...where, name: world.canaries.value() }
		},
		{
			collection: 'people',
			recordId: person,
			op: 'create',
			fields: { ...where, familyName: world.canaries.value(), company }
		},
		{
			collection: 'deals',
			recordId: deal,
			op: 'create',
			fields: {
				...where,
				title: world.canaries.value(),
				stage: someRecord(world, device, 'stages', (a % 6) * 10),
				rank: 'a7',
				company,
				person
			}
		}
	];
	if (c % 2 === 0) edits.unshift(guardOf(world, device, a));
	if (b % 4 === 0)
		edits.push({
			collection: 'deals',
			recordId: someRecord(world, device, 'deals', b),
			op: 'set',
			field: 'person',
			value: person
		});
	return edits;
}

/** `field still has the value that I saw`; sometimes the value is another one. */
function guardOf(world: World, device: Device, n: number): Edit {
	const recordId = someRecord(world, device, 'companies', n);
	const seen = device.doc.getMap('companies').get(`${recordId}${NUL}name`);
	const value = typeof seen === 'string' && n % 4 !== 3 ? seen : world.canaries.value();
	return { collection: 'companies', recordId, op: 'guard', field: 'name', value };
}
