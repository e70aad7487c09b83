import { newId } from '#lib/model/ids.ts';
import type { Author, Log } from './changelog/log.ts';
import { Project } from './changelog/project.ts';
import { unusedSlug } from './changelog/slugs.ts';
import { Turns } from './changelog/turns.ts';
import type { Db } from './db/connection.ts';
import { and, eq } from './db/drizzle.ts';
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

	/** Opens what the database has. Where nothing was ever committed, a founding broke off: that goes. */
	openAll(): void {
		this.#db.delete(table).where(eq(table.seq, 0)).run();
		for (const { id } of this.#db.select({ id: table.id }).from(table).all())
			this.#open(this.#project(id));
	}

	create(settings: NewProject): Project {
		const project = this.#inserted(settings);
		this.#open(project);
		return project;
	}

	/**
	 * Makes a project together with its first commit: nobody finds it before that stands, and nothing is
	 * left of it when that fails.
	 */
	async found<T>(
		settings: NewProject,
		author: Author,
		work: (log: Log, project: Project) => T
	): Promise<T> {
		const project = this.#inserted(settings);
		const result = await project
			.commit(author, (log) => work(log, project))
			.catch((error: unknown) => {
				this.#takeBack(project);
				throw error;
			});
		this.#open(project);
		return result;
	}

	#inserted({ name, currency, timeZone, language }: NewProject): Project {
		const id = newId();
		const slug = unusedSlug(name, (taken) => this.#isTaken(taken));
		this.#db
			.insert(table)
			.values({ id, slug, name, currency, timeZone, language, createdAt: Date.now() })
			.run();
		return this.#project(id);
	}

	/** One that is being founded is not open yet. */
	#isTaken(slug: string): boolean {
		return (
			this.#db.select({ id: table.id }).from(table).where(eq(table.slug, slug)).get() !== undefined
		);
	}

	#takeBack({ id }: Project): void {
		try {
			this.#db
				.delete(table)
				.where(and(eq(table.id, id), eq(table.seq, 0)))
				.run();
		} catch {
			// What refused the commit may refuse this too: it goes at the next start.
		}
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

	/** Ends them all, then what is under them; false when the disk did not take everything. */
	async end(): Promise<boolean> {
		for (const project of this.all()) project.end();
		return this.disk.close();
	}

	#project(id: string): Project {
		return new Project({ db: this.#db, disk: this.disk, turns: this.#turns }, id, (error) =>
			this.#onFault(id, error)
		);
	}

	#open(project: Project): void {
		this.#byId.set(project.id, project);
		this.onOpened(project);
	}
}
