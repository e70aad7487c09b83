import { newId } from '#lib/model/ids.ts';
import type { RoleId } from '#lib/model/role-ids.ts';
import type { App } from '#server/app.ts';
import { founded } from '#server/auth/founding.ts';
import type { Log } from '#server/changelog/log.ts';
import type { Project } from '#server/changelog/project.ts';
import type { Seat } from './worlds.ts';

export interface Staff {
	seats: Seat[];
	others: Seat[];
	departments: string[];
	/** Active stages, in their order, and the stage of won deals. */
	stages: string[];
	won: string;
	/** Slug of the pipeline. */
	pipeline: string;
}

interface Person {
	name: string;
	roles: RoleId[];
	departments: string[];
}

/** Opens a session for a new member, by which they can join without a password. */
async function seated(app: App, project: Project, person: Person, id = newId()): Promise<Seat> {
	const email = `${id.toLowerCase()}@bench.example`;
	const profile = { language: 'en', timeZone: 'Europe/Prague', passwordHash: '-' };
	const account = app.auth.accounts.prepared({ name: person.name, email, ...profile });
	app.auth.accounts.store(account);
	app.auth.memberships.add(account.id, project.id, id);
	await project.commit({ member: id, via: 'setup' }, (log) => {
		if (log.get('members', id)) return;
		log.create('members', { ...memberFields(person), email }, id);
	});
	const cookie = (await app.auth.sessions.start(account.id, 'bench')).split(';')[0]!;
	return { member: id, cookie };
}

function memberFields({ name, roles, departments }: Person) {
	const sets = Object.fromEntries(departments.map((one) => [`departments/${one}`, true as const]));
	return { name, roles, color: name.length % 8, isActive: true, ...sets };
}

/** An Admin, who reads everything as the managers do, and five members with scopes of their own. */
export async function sowStaff(app: App, project: Project, members: number): Promise<Staff> {
	const admin = newId();
	const departments = await project.commit({ member: admin, via: 'setup' }, (log) => {
		const account = { name: 'Ada Bench', email: 'ada@bench.example' };
		founded(log, { id: admin, account: account as never, language: 'en' });
		return ['North', 'East', 'South', 'West'].map((name) => log.create('departments', { name }));
	});
	const seats = [
		await seated(app, project, { name: 'Ada Bench', roles: ['admin'], departments: [] }, admin)
	];
	for (let i = 1; i < members; i++) {
		const person: Person = { name: `Member ${i}`, roles: ['admin'], departments: [] };
		seats.push(await seated(app, project, person));
	}
	const others: Seat[] = [];
	for (const [i, one] of departments.entries()) {
		const own = [one, departments[(i + 1) % departments.length]!];
		const person: Person = { name: `Office ${i}`, roles: ['user'], departments: own };
		others.push(await seated(app, project, person));
	}
	others.push(await seated(app, project, { name: 'Own', roles: ['limited'], departments: [] }));
	return { seats, others, departments, ...(await placesOf(project)) };
}

function placesOf(project: Project) {
	return project.commit({ member: 'bench-staff', via: 'setup' }, (log: Log) => {
		const stages = [...log.all('stages')];
		const pipeline = [...log.all('pipelines')][0]!;
		return {
			stages: stages.filter(({ fields }) => fields.kind === 'active').map(({ id }) => id),
			won: stages.find(({ fields }) => fields.kind === 'won')!.id,
			pipeline: String(pipeline.fields.slug)
		};
	});
}
