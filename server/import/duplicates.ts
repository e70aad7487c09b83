import { comparable } from '#lib/import/names.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Scope } from '#lib/model/scope.ts';
import { gently } from './gently.ts';
import { readable, titleOf, type Source } from './source.ts';

/**
 * Knows which rows say what is there already. A row's strongest sign decides: the e-mail address of a
 * person, the reference of a deal, else the name. Deals of one title are usual within a file, so titles
 * count only against deals from before the import.
 */
export class Duplicates {
	readonly #collection: CollectionName;
	readonly #seen = new Set<string>();

	private constructor(collection: CollectionName) {
		this.#collection = collection;
	}

	/** `since`: when the import began; what it made itself before a restart is no duplicate of its titles. */
	static async of(
		source: Source,
		scope: Scope,
		collection: CollectionName,
		since: number
	): Promise<Duplicates> {
		const duplicates = new Duplicates(collection);
		for await (const { fields: all } of gently(source.all(collection))) {
			const fields = readable(scope, collection, all);
			if (!fields) continue;
			const isOurs = Number(fields.createdAt ?? 0) >= since;
			for (const sign of duplicates.#lasting(fields, isOurs)) duplicates.#seen.add(sign);
		}
		return duplicates;
	}

	has(fields: Fields): boolean {
		const [strongest] = signsOf(this.#collection, fields);
		return strongest !== undefined && this.#seen.has(strongest);
	}

	add(fields: Fields): void {
		for (const sign of this.#lasting(fields, true)) this.#seen.add(sign);
	}

	#lasting(fields: Fields, isOurs: boolean): string[] {
		const signs = signsOf(this.#collection, fields);
		const isDeal = this.#collection === 'deals';
		return isDeal && isOurs ? signs.filter((sign) => !sign.startsWith('title:')) : signs;
	}
}

function sign(kind: string, ...parts: unknown[]): string {
	return `${kind}:${parts.map((part) => comparable(String(part ?? ''))).join('|')}`;
}

/** What makes a record the same as another one of its collection, the strongest sign first. */
function signsOf(collection: CollectionName, fields: Fields): string[] {
	const { email, code, reference, company } = fields;
	const title = titleOf(collection, fields);
	switch (collection) {
		case 'deals':
			return [...(reference ? [sign('reference', reference)] : []), sign('title', title, company)];
		case 'people':
			return [...(email ? [sign('email', email)] : []), sign('name', title, company)];
		case 'members':
			return [...(email ? [sign('email', email)] : []), sign('name', title)];
		case 'products':
			return [...(code ? [sign('code', code)] : []), sign('name', title)];
		default:
			return [sign('name', title)];
	}
}
