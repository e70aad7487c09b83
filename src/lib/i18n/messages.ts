import { LOCALES, type Language } from './languages.ts';

/** What stands in a message's placeholders. */
export type Values = Record<string, string | number>;

/** A piece of a message: text, or what a value of that name is made into. */
export type Part =
	| string
	| { value: string }
	| { number: string }
	| { plural: string; options: Record<string, Part[]> }
	| { select: string; options: Record<string, Part[]> };

/** A message as it is said: plain text, or its parts (`icu.ts` makes them from ICU messages). */
export type Message = string | Part[];

/** A catalogue file: keys and messages, possibly grouped. */
export interface CatalogueFile<M extends Message = Message> {
	[key: string]: M | CatalogueFile<M>;
}

/** Messages by their whole key, `board.addDealTo`. */
export type Messages<M extends Message = Message> = Map<string, M>;

/** The areas whose groups stand in keys as they are: `role.admin`, not `roles.role.admin`. */
const WITHOUT_AREA = new Set(['collections', 'founding', 'invalid', 'model', 'roles', 'rules']);

/** All messages of a language's files, given by area. */
export function messagesOf<M extends Message>(
	files: Record<string, CatalogueFile<M>>
): Messages<M> {
	const messages: Messages<M> = new Map();
	for (const [area, file] of Object.entries(files)) {
		flatten(file, WITHOUT_AREA.has(area) ? '' : `${area}.`, messages);
	}
	return messages;
}

function flatten<M extends Message>(
	file: CatalogueFile<M>,
	prefix: string,
	into: Messages<M>
): void {
	for (const [key, value] of Object.entries(file)) {
		if (typeof value === 'string' || Array.isArray(value)) into.set(prefix + key, value as M);
		else flatten(value as CatalogueFile<M>, `${prefix}${key}.`, into);
	}
}

/** Says messages of one language. */
export class Speaker {
	readonly language: Language;
	readonly #messages: Messages;
	readonly #numbers: Intl.NumberFormat;
	readonly #plurals: Intl.PluralRules;

	constructor(language: Language, messages: Messages) {
		this.language = language;
		this.#messages = messages;
		this.#numbers = new Intl.NumberFormat(LOCALES[language]);
		this.#plurals = new Intl.PluralRules(LOCALES[language]);
	}

	has(key: string): boolean {
		return this.#messages.has(key);
	}

	/** The message with its values filled in; the key itself when there is no such message. */
	say(key: string, values: Values = {}): string {
		const message = this.#messages.get(key) ?? key;
		return typeof message === 'string' ? message : this.#join(message, values);
	}

	#join(parts: readonly Part[], values: Values): string {
		return parts.map((part) => this.#sayPart(part, values)).join('');
	}

	#sayPart(part: Part, values: Values): string {
		if (typeof part === 'string') return part;
		if ('value' in part) return String(values[part.value] ?? '');
		if ('number' in part) return this.#numbers.format(Number(values[part.number]));
		const chosen =
			'plural' in part
				? this.#form(Number(values[part.plural]), part.options)
				: part.options[String(values[part.select])];
		return this.#join(chosen ?? part.options.other ?? [], values);
	}

	/** `=0` goes before the category that the language has for a number. */
	#form(n: number, options: Record<string, Part[]>): Part[] | undefined {
		return options[`=${n}`] ?? options[this.#plurals.select(n)];
	}
}
