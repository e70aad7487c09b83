import type { CollectionName } from '#lib/model/collections.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import { PRESENCE_COLORS } from '#lib/model/members.ts';
import { namesFrom } from '#lib/model/people.ts';
import { rankAfter, type Ranked } from '#lib/model/ranks.ts';
import type { ReasonKind } from '#lib/model/reasons.ts';
import type { Draft, Source } from './source.ts';

/** Makes the records that rows only name, with what little is known about them. */
export class Missing {
	readonly #source: Source;
	readonly #language: string;
	#members: number | undefined;
	#lastReason: Ranked | undefined;

	/** `language`: the project's, for the order of given and family name. */
	constructor(source: Source, language: string) {
		this.#source = source;
		this.#language = language;
	}

	/**
	 * A draft of the record called `name`, or null for what cannot be made from a name alone; a reason is
	 * one of a `kind`.
	 */
	draft(collection: CollectionName, name: string, kind?: ReasonKind): Draft | null {
		const fields = this.#fields(collection, name.trim(), kind);
		return fields && { collection, id: newId(), fields };
	}

	/** What every member has who was not invited: a colour, no address, no roles. */
	memberFields(): Fields {
		this.#members ??= [...this.#source.all('members')].length;
		return { color: this.#members++ % PRESENCE_COLORS.length, isActive: true };
	}

	#fields(collection: CollectionName, name: string, kind?: ReasonKind): Fields | null {
		switch (collection) {
			case 'companies':
			case 'products':
			case 'departments':
				return { name };
			case 'people':
				return { ...namesFrom(name, this.#language) };
			case 'members':
				return { name, ...this.memberFields() };
			case 'reasons':
				return kind ? { name, kind, rank: this.#reasonRank() } : null;
			default:
				return null;
		}
	}

	#reasonRank(): string {
		const before = this.#lastReason
			? [this.#lastReason]
			: [...this.#source.all('reasons')].map(({ id, fields }) => ({
					id,
					rank: String(fields.rank)
				}));
		const rank = rankAfter(before);
		this.#lastReason = { id: '', rank };
		return rank;
	}
}
