import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Scope } from '#lib/model/scope.ts';
import type { Log } from '../changelog/log.ts';
import type { NewProject } from '../projects.ts';

/** The pen of a transaction, as far as signing in writes members. */
export type Pen = Pick<Log, 'create' | 'set' | 'get' | 'all' | 'alongside'>;

/** Whatever knows the records: a project as committed, or a pen with its transaction's own writes. */
export type Records = Pick<Project, 'get' | 'all'>;

/** What signing in asks of a project. */
export interface Project {
	readonly id: string;
	readonly slug: string;
	readonly settings: { readonly name: string };
	scopeOf(memberId: string): Scope;
	get(collection: CollectionName, id: string): Fields | null;
	all(collection: CollectionName): Iterable<{ id: string; fields: Fields }>;
	/** `work` runs synchronously, `log.alongside` in the transaction; a throw of `work` takes it back. */
	commit<T>(
		author: { member: string; via: 'server' | 'setup'; address?: string },
		work: (log: Pen) => T
	): Promise<T>;
}

/** The projects of this install. */
export interface Projects<P extends Project = Project> {
	/** Makes a project together with its first commit; nothing is left of it when that fails. */
	found<T>(
		project: NewProject,
		author: { member: string; via: 'setup' },
		work: (log: Pen, project: P) => T
	): Promise<T>;
	/** By id, or by slug. */
	find(idOrSlug: string): P | null | undefined;
}
