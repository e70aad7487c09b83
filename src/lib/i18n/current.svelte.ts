import { LOCALES, type Language } from './languages.ts';
import { messagesOf, Speaker, type CatalogueFile } from './messages.ts';

/** The catalogue files of each language, by path; other languages' are not even named to a page. */
const LISTS = import.meta.glob<Record<string, () => Promise<CatalogueFile>>>('./*/files.ts', {
	import: 'FILES'
});

class Current {
	speaker: Speaker = $state.raw(new Speaker('en', new Map()));
	/** The IANA zone in which instants are shown; absent: the device's own. */
	timeZone: string | undefined = $state();

	get language(): Language {
		return this.speaker.language;
	}

	get locale(): string {
		return LOCALES[this.speaker.language];
	}
}

/** The language and zone of this browser's screen. */
export const current = new Current();

/** By language and area. */
const read = new Map<string, CatalogueFile>();
const wanted = new Set<string>();
let spoken = '';

/**
 * Speaks a language from now on: in the areas that are named, which are names of catalogue files, and
 * in all that were wanted before. Fetches what is not here yet.
 */
export async function loadLanguage(language: Language, ...areas: string[]): Promise<void> {
	for (const area of areas) wanted.add(area);
	const files = await LISTS[`./${language}/files.ts`]!();
	const key = (area: string) => `${language}/${area}`;
	const missing = [...wanted].filter((area) => !read.has(key(area)) && files[pathOf(area)]);
	await Promise.all(missing.map(async (area) => read.set(key(area), await files[pathOf(area)]!())));
	// Others may have been read meanwhile: all of them are spoken.
	const here = [...wanted].filter((area) => read.has(key(area)));
	const now = [language, ...here].join();
	if (now === spoken) return;
	spoken = now;
	const words = Object.fromEntries(here.map((area) => [area, read.get(key(area))!]));
	current.speaker = new Speaker(language, messagesOf(words));
	if (typeof document !== 'undefined') document.documentElement.lang = language;
}

function pathOf(area: string): string {
	return `./${area}.json`;
}
