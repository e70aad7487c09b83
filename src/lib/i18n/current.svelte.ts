import { LOCALES, type Language } from './languages.ts';
import { messagesOf, Speaker, type CatalogueFile } from './messages.ts';

/** Every catalogue file is a chunk of its own, fetched when a page first needs its area. */
const FILES = import.meta.glob<CatalogueFile>('./*/*.json', { import: 'default' });

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

const read = new Map<string, CatalogueFile>();
const wanted = new Set<string>();
let spoken = '';

/**
 * Speaks a language from now on: in the areas that are named, which are names of catalogue files, and
 * in all that were wanted before. Fetches what is not here yet.
 */
export async function loadLanguage(language: Language, ...areas: string[]): Promise<void> {
	for (const area of areas) wanted.add(area);
	const folder = `./${language}/`;
	const missing = Object.keys(FILES).filter(
		(path) => path.startsWith(folder) && wanted.has(areaOf(path)) && !read.has(path)
	);
	await Promise.all(missing.map(async (path) => read.set(path, await FILES[path]!())));
	// Others may have been read meanwhile: all of them are spoken.
	const files = [...read].filter(([path]) => path.startsWith(folder));
	const now = `${language} ${files.map(([path]) => path).join()}`;
	if (now === spoken) return;
	spoken = now;
	current.speaker = new Speaker(
		language,
		messagesOf(Object.fromEntries(files.map(([path, file]) => [areaOf(path), file])))
	);
	if (typeof document !== 'undefined') document.documentElement.lang = language;
}

function areaOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}
