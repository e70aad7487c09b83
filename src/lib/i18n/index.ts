import type { CollectionName } from '#lib/model/collections.ts';
import { current, loadLanguage } from './current.svelte.ts';
import type { Values } from './messages.ts';

export { current, loadLanguage };
export { collator, format, today } from './format.ts';
export { isLanguage, languageName, LANGUAGES, type Language } from './languages.ts';
export { folded, isMatch } from './folded.ts';

/** The message of a key in the screen's language, `t('board.addDealTo', { stage })`. Reactive. */
export function t(key: string, values?: Values): string {
	return current.speaker.say(key, values);
}

/** A part of the program that is fetched when it is wanted, and with it its words. */
export async function withWords<T>(area: string, part: Promise<T>): Promise<T> {
	const [loaded] = await Promise.all([part, loadLanguage(current.language, area)]);
	return loaded;
}

/** What a field is called: `fieldName('deals', 'departments/ID')` is "Departments". */
export function fieldName(collection: CollectionName, key: string): string {
	const name = key.split('/')[0]!;
	const own = `field.${collection}.${name}`;
	return t(current.speaker.has(own) ? own : `field.record.${name}`);
}
