import { IntlMessageFormat } from 'intl-messageformat';
import { LOCALES, type Language } from './languages.ts';

/** What stands in a message's placeholders. */
export type Values = Record<string, string | number>;

/** An ICU message, or its parts: the build parses messages, so that browsers need no parser. */
export type Message = string | ReturnType<IntlMessageFormat['getAst']>;

/** A catalogue file: keys and messages, possibly grouped. */
export interface CatalogueFile {
	[key: string]: Message | CatalogueFile;
}

/** Messages by their whole key, `board.addDealTo`. */
export type Messages = Map<string, Message>;

/** The areas that stand in keys as they are: `role.admin`, not `model.role.admin`. */
const WITHOUT_AREA = 'model';

/** All messages of a language's files, given by area. */
export function messagesOf(files: Record<string, CatalogueFile>): Messages {
	const messages: Messages = new Map();
	for (const [area, file] of Object.entries(files)) {
		flatten(file, area === WITHOUT_AREA ? '' : `${area}.`, messages);
	}
	return messages;
}

function flatten(file: CatalogueFile, prefix: string, into: Messages): void {
	for (const [key, value] of Object.entries(file)) {
		if (typeof value === 'string' || Array.isArray(value)) into.set(prefix + key, value);
		else flatten(value, `${prefix}${key}.`, into);
	}
}

/** Says messages of one language. Each is made ready when it is first said. */
export class Speaker {
	readonly language: Language;
	readonly #messages: Messages;
	readonly #ready = new Map<string, IntlMessageFormat>();

	constructor(language: Language, messages: Messages) {
		this.language = language;
		this.#messages = messages;
	}

	has(key: string): boolean {
		return this.#messages.has(key);
	}

	/** The message with its values filled in; the key itself when there is no such message. */
	say(key: string, values?: Values): string {
		const message = this.#messages.get(key);
		if (message === undefined) return key;
		if (typeof message === 'string' && !/[{']/.test(message)) return message;
		return String(this.#made(key, message).format(values));
	}

	#made(key: string, message: Message): IntlMessageFormat {
		let made = this.#ready.get(key);
		if (!made) {
			const options = { ignoreTag: true };
			made = new IntlMessageFormat(message, LOCALES[this.language], undefined, options);
			this.#ready.set(key, made);
		}
		return made;
	}
}
