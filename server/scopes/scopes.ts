import { createHash } from 'node:crypto';
import { SCHEMA_VERSION, type CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import { roleRecord } from '#lib/model/role-ids.ts';
import { roleOf } from '#lib/model/role-of.ts';
import { readingOf, scopeOf, type FindRole, type Scope } from '#lib/model/scope.ts';
import { standingOf } from '#lib/model/standing.ts';

const NOBODY: Scope = { grants: [], rights: [] };

/** Where members and roles are looked up, deleted ones too. */
export interface Registry {
	get(collection: CollectionName, id: string): Fields | null;
	/** Those that are not deleted. */
	all(collection: CollectionName): Iterable<{ id: string; fields: Fields }>;
}

/** The scopes of a project's members, worked out from their records and kept until those change. */
export class Scopes {
	readonly #registry: Registry;
	readonly #known = new Map<string, Scope>();
	#reports: Map<unknown, string[]> | null = null;

	constructor(registry: Registry) {
		this.#registry = registry;
	}

	/** What a member may do now; nothing at all when they are unknown or no longer active. */
	of(member: string): Scope {
		let scope = this.#known.get(member);
		if (!scope) {
			scope = this.#workedOut(member);
			this.#known.set(member, scope);
		}
		return scope;
	}

	/** What a member would be able to do, were their record this one. */
	ofFields(member: string, fields: Fields): Scope {
		return scopeOf(standingOf(member, fields, this.#reportsOf(member)), this.role);
	}

	/** What a role lets one do. */
	readonly role: FindRole = (name) => roleOf(name, this.#registry.get('roles', roleRecord(name)));

	/** Forgets all that is known: a member's manager, or a role, decides about others. */
	forget(): void {
		this.#known.clear();
		this.#reports = null;
	}

	#workedOut(member: string): Scope {
		const fields = this.#registry.get('members', member);
		if (!fields || fields.deletedAt !== undefined || fields.isActive !== true) return NOBODY;
		return this.ofFields(member, fields);
	}

	#reportsOf(member: string): readonly string[] {
		if (!this.#reports) {
			const managed = [...this.#registry.all('members')];
			const byManager = Map.groupBy(managed, ({ fields }) => fields.manager);
			this.#reports = new Map(
				[...byManager].map(([manager, own]) => [manager, own.map(({ id }) => id)])
			);
		}
		return this.#reports.get(member) ?? [];
	}
}

/** A short name for what a scope reads: equal for members who share a replica. */
export function scopeName(scope: Scope): string {
	return createHash('sha256').update(readingOf(scope)).digest('base64url').slice(0, 14);
}

/** What a replica was built from; another text means that it must be built anew. */
export function readingMark(scope: Scope): string {
	return `${SCHEMA_VERSION}\n${readingOf(scope)}`;
}
