import { createHash } from 'node:crypto';
import { SCHEMA_VERSION, type CollectionName } from '#lib/model/collections.ts';
import { readingOf, scopeOf, type Scope } from '#lib/model/scope.ts';
import { elementsOf } from '#lib/model/rows.ts';
import type { StoredRecord } from '../changelog/record.ts';

const NOBODY: Scope = { grants: [], rights: [] };

/** The scopes of a project's members, worked out from their records and kept until those change. */
export class Scopes {
	readonly #find: (collection: CollectionName, id: string) => StoredRecord | null;
	readonly #known = new Map<string, Scope>();

	constructor(find: (collection: CollectionName, id: string) => StoredRecord | null) {
		this.#find = find;
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

	forget(member?: string): void {
		if (member === undefined) this.#known.clear();
		else this.#known.delete(member);
	}

	#workedOut(member: string): Scope {
		const fields = this.#find('members', member)?.fields;
		if (!fields || fields.deletedAt !== undefined || fields.isActive !== true) return NOBODY;
		const roles = Array.isArray(fields.roles) ? fields.roles.map(String) : [];
		return scopeOf({ id: member, roles, departments: elementsOf(fields, 'departments') });
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
