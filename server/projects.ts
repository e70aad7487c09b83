import { newId } from '#lib/model/ids.ts';
import { Project } from './changelog/project.ts';
import { unusedSlug } from './changelog/slugs.ts';
import { Turns } from './changelog/turns.ts';
import type { Db } from './db/connection.ts';
import { eq } from './db/drizzle.ts';
import { Disk } from './db/disk.ts';
import { projects as table } from './db/schema.ts';

export interface NewProject {
	name: string;
	currency: string;
	timeZone: string;
	language: string;
}

/** The projects of this install; each is opened once and has one writer. */
export class Projects {
	/** Under all of them: they share one database. */
	readonly disk: Disk;
	readonly #turns = new Turns();
	readonly #db: Db;
	readonly #byId = new Map<string, Project>();
	readonly #onFault: (project: string, error: unknown) => void;
	/** Called for each project before anything is done in it. */
	onOpened: (project: Project) => void = () => {};
	/** Called when a project's own settings have changed. */
	onChanged: (project: Project) => void = () => {};

	constructor(db: Db, onFault: (project: string, error: unknown) => void) {
		this.#db = db;
		this.disk = new Disk(db.$client);
		this.#onFault = onFault;
	}

	/** Opens what the database has. */
	openAll(): void {
		for (const { id } of this.#db.select({ id: table.id }).from(table).all()) this.#open(id);
	}

	create({ name, currency, timeZone, language }: NewProject): Project {
		const id = newId();
		const slug = unusedSlug(name, (taken) => this.find(taken) !== null);
		this.#db
			.insert(table)
			.values({ id, slug, name, currency, timeZone, language, createdAt: Date.now() })
			.run();
		return this.#open(id);
	}

	/** Changes a project's own settings. */
	set(project: Project, settings: { timeZone?: string; currency?: string }): void {
		if (Object.keys(settings).length === 0) return;
		this.#db.update(table).set(settings).where(eq(table.id, project.id)).run();
		project.refresh();
		this.onChanged(project);
	}

	/** By id or by slug; null when there is none. */
	find(idOrSlug: string): Project | null {
		const byId = this.#byId.get(idOrSlug);
		if (byId) return byId;
		for (const project of this.#byId.values()) if (project.slug === idOrSlug) return project;
		return null;
	}

	all(): Iterable<Project> {
		return this.#byId.values();
	}

	#open(id: string): Project {
		const project = new Project(
			{ db: this.#db, disk: this.disk, turns: this.#turns },
			id,
			(error) => this.#onFault(id, error)
		);
		this.#byId.set(id, project);
		this.onOpened(project);
		return project;
	}
}
