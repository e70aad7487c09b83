import type { CollectionName } from '#lib/model/collections.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import type { RoleId } from '#lib/model/role-ids.ts';
import type { App } from '#server/app.ts';
import type { Account } from '#server/auth/accounts.ts';
import { founded } from '#server/auth/founding.ts';
import type { Project } from '#server/changelog/project.ts';

export interface Person {
	name: string;
	roles: RoleId[];
	/** Names of departments. */
	departments?: string[];
}

/** A member and the cookie of their session. */
export interface Seat {
	member: string;
	cookie: string;
	/** Ids of the member's departments. */
	departments: string[];
}

/** A project to begin with; the first person is its first Admin. */
export interface NewFirm {
	name: string;
	people: Person[];
}

/** Seats and departments by their names, stages by their kinds, the first active one first. */
export interface Firm {
	project: string;
	slug: string;
	seats: Record<string, Seat>;
	departments: Record<string, string>;
	stages: Record<string, string[]>;
}

/** Founds a project as set-up does, and signs everybody in. */
export async function found(app: App, { name, people }: NewFirm): Promise<Firm> {
	const settings = { currency: 'EUR', timeZone: 'Europe/Prague', language: 'en' };
	const project = app.projects.create({ name, ...settings });
	const [first] = people;
	const accounts = people.map((person) => accountOf(app, person));
	const ids = people.map(() => newId());
	const names = [...new Set(people.flatMap((person) => person.departments ?? []))];
	const departments = await project.commit({ member: ids[0]!, via: 'setup' }, (log) => {
		founded(log, { id: ids[0]!, account: accounts[0]!, language: 'en' });
		return Object.fromEntries(names.map((one) => [one, log.create('departments', { name: one })]));
	});
	await project.commit({ member: ids[0]!, via: 'setup' }, (log) => {
		people.forEach((person, i) => {
			const { name, ...fields } = memberOf(person, departments);
			if (person === first) log.set('members', ids[i]!, fields);
			else log.create('members', { name, ...fields, color: i % 8, isActive: true }, ids[i]);
		});
	});
	const seats: Record<string, Seat> = {};
	for (const [i, person] of people.entries()) {
		app.auth.memberships.add(accounts[i]!.id, project.id, ids[i]!);
		const own = (person.departments ?? []).map((one) => departments[one]!);
		const cookie = await signedIn(app, accounts[i]!);
		seats[person.name] = { member: ids[i]!, cookie, departments: own };
	}
	return { project: project.id, slug: project.slug, seats, departments, stages: stagesOf(project) };
}

function accountOf(app: App, { name }: Person): Account {
	const account = app.auth.accounts.prepared({
		name,
		email: `${newId()}@live.example`,
		passwordHash: '-',
		language: 'en',
		timeZone: 'Europe/Prague'
	});
	app.auth.accounts.store(account);
	return account;
}

function memberOf(person: Person, departments: Record<string, string>) {
	const { name, roles, departments: own = [] } = person;
	const elements = own.map((one) => [`departments/${departments[one]}`, true] as const);
	return { name, roles, ...(Object.fromEntries(elements) as Fields) };
}

async function signedIn(app: App, { id }: Account): Promise<string> {
	return (await app.auth.sessions.start(id, 'live')).split(';')[0]!;
}

function stagesOf(project: Project): Record<string, string[]> {
	const stages: Record<string, string[]> = {};
	for (const { id, fields } of project.all('stages')) {
		(stages[String(fields.kind)] ??= []).push(id);
	}
	return stages;
}

/** Somebody joins a project. */
export async function hire(
	app: App,
	{ project, ...person }: Person & { project: string }
): Promise<Seat> {
	const account = accountOf(app, person);
	const fields = { ...memberOf(person, {}), color: 0, isActive: true };
	const [member] = await sow(app, { project, collection: 'members', all: [fields] });
	app.auth.memberships.add(account.id, project, member!);
	return { member: member!, cookie: await signedIn(app, account), departments: [] };
}

/** Records to be made by the server itself, without regard to anybody's rights. */
export interface Sowing {
	project: string;
	collection: CollectionName;
	all: Fields[];
}

/** Makes records, and gives their ids. */
export function sow(app: App, { project, collection, all }: Sowing): Promise<string[]> {
	return app.projects
		.find(project)!
		.commit({ member: 'live-sowing', via: 'server' }, (log) =>
			all.map((fields) => log.create(collection, fields))
		);
}
