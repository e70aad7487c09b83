import { IntlMessageFormat } from 'intl-messageformat';
import type { CatalogueFile, Message, Part } from './messages.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The kinds of elements that messages are made of, as the library numbers them. */
const [TEXT, VALUE, NUMBER, SELECT, PLURAL, POUND] = [0, 1, 2, 5, 6, 7];

/**
 * The parts of an ICU message; the text itself when there is nothing to fill in. Knows `{x}`,
 * `{n, number}`, `select`, and `plural` with `#` and `=0`. Throws for whatever else ICU has.
 */
export function parsed(message: string): Message {
	if (!/[{']/.test(message)) return message;
	const format = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true });
	const parts = partsOf(format.getAst());
	return parts.every((part) => typeof part === 'string') ? parts.join('') : parts;
}

/** A catalogue file with every message parsed. */
export function parsedFile(file: CatalogueFile<string>): CatalogueFile {
	const entries = Object.entries(file).map(([key, value]) => [
		key,
		typeof value === 'string' ? parsed(value) : parsedFile(value)
	]);
	return Object.fromEntries(entries) as CatalogueFile;
}

/** `counted` is the value that `#` stands for. */
function partsOf(elements: readonly Element[], counted = ''): Part[] {
	return elements.map((element) => partOf(element, counted));
}

function partOf(element: Element, counted: string): Part {
	const name = 'value' in element ? element.value : counted;
	const { type } = element;
	if (type === TEXT) return name;
	if (type === VALUE) return { value: name };
	if (type === POUND) return { number: counted };
	if (type === NUMBER && !('style' in element && element.style)) return { number: name };
	if (type === SELECT && 'options' in element) {
		return { select: name, options: optionsOf(element.options, counted) };
	}
	if (type === PLURAL && 'offset' in element && !element.offset) {
		if (element.pluralType !== 'ordinal') {
			return { plural: name, options: optionsOf(element.options, name) };
		}
	}
	throw new Error(`messages know no such ICU element: ${JSON.stringify(element)}`);
}

function optionsOf(
	options: Record<string, { value: Element[] }>,
	counted: string
): Record<string, Part[]> {
	const entries = Object.entries(options);
	return Object.fromEntries(entries.map(([key, { value }]) => [key, partsOf(value, counted)]));
}
