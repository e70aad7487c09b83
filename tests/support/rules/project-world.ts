import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry, Outcome } from '#lib/model/entries.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import { founded } from '#server/auth/founding.ts';
import type { Project } from '#server/changelog/project.ts';
import type { Change } from '#server/changelog/record.ts';
import { openDatabase } from '#server/db/connection.ts';
import { Projects } from '#server/projects.ts';
import { delivered } from '#server/replicas/delivery.ts';

type Draft = Partial<Entry> & Pick<Entry, 'collection' | 'op'>;

/** One member's journal, as a browser would keep it. */
export class Pen {
	readonly client = newId();
	readonly member: string;
	readonly #project: Project;
	#clock = 0;

	constructor(project: Project, member: string) {
		this.#project = project;
		this.member = member;
	}

	/** The entries of one tx, seen up to the present and made now unless they say otherwise. */
	tx(...drafts: Draft[]): Entry[] {
		const tx = newId();
		return drafts.map((draft) => ({
			client: this.client,
			clock: ++this.#clock,
			tx,
			at: Date.now(),
			base: this.#project.seq,
			recordId: newId(),
			...draft
		}));
	}

	/** Has entries judged; gives what was not simply accepted, as its author is told. */
	async judge(entries: Entry[]): Promise<Outcome[]> {
		const [saved] = await this.#project.judge(this.member, entries);
		return delivered(this.#project, this.member, saved?.outcomes ?? []);
	}

	/** One tx, judged: its verdict. */
	async verdict(...drafts: Draft[]): Promise<string> {
		const [outcome] = await this.judge(this.tx(...drafts));
		return outcome ? [outcome.verdict, outcome.rule].filter(Boolean).join(' ') : 'accepted';
	}
}

/** A project of its own, with Jana as Admin, on a temporary database. */
export class ProjectWorld {
	readonly directory = mkdtempSync(join(tmpdir(), 'spolu-rules-'));
	readonly db = openDatabase(this.directory);
	readonly faults: unknown[] = [];
	readonly projects = new Projects(this.db, (_, error) => this.faults.push(error));
	readonly project = this.projects.create({
		name: 'Drevostav',
		currency: 'EUR',
		timeZone: 'Europe/Bratislava',
		language: 'en'
	});
	readonly jana = newId();

	async begin(): Promise<this> {
		await this.project.commit({ member: this.jana, via: 'setup' }, (log) =>
			founded(log, {
				id: this.jana,
				account: { name: 'Jana Nováková', email: 'jana@example.com' } as never,
				language: 'en'
			})
		);
		return this;
	}

	stage(name: string): string {
		return [...this.project.all('stages')].find(({ fields }) => fields.name === name)!.id;
	}

	/** A colleague with roles and departments. */
	join(name: string, roles: string[], departments: string[] = []): Promise<string> {
		const fields: Fields = { name, color: 1, isActive: true, roles };
		for (const id of departments) fields[`departments/${id}`] = true;
		return this.project.commit({ member: this.jana, via: 'server' }, (log) =>
			log.create('members', fields)
		);
	}

	/** A record that is simply there. */
	add(
		collection: 'deals' | 'companies' | 'people' | 'departments',
		fields: Fields
	): Promise<string> {
		const deal: Fields =
			collection === 'deals' ? { stage: this.stage('Incoming'), rank: 'a0' } : {};
		return this.project.commit({ member: this.jana, via: 'server' }, (log) =>
			log.create(collection, { ...deal, ...fields })
		);
	}

	/** The whole change log as it is stored, oldest first. */
	log(): Change[] {
		const rows = this.db.$client
			.prepare('select * from changes where project = ? order by seq')
			.all(this.project.id) as (Change & { value: string | null })[];
		return rows.map((row) => ({ ...row, value: JSON.parse(row.value ?? 'null') }));
	}

	pen(member = this.jana): Pen {
		return new Pen(this.project, member);
	}

	end(): void {
		this.db.$client.close();
		rmSync(this.directory, { recursive: true });
	}
}
