import { LOCALES, type Language } from './languages.ts';
import { messagesOf, Speaker, type CatalogueFile } from './messages.ts';

/** Every catalogue file is a chunk of its own, fetched when a page first needs its area. */
const FILES = import.meta.glob<CatalogueFile>('./*/*.json', { import: 'default' });

/** The areas that the pages before a project speak; the others come with the project. */
const DOOR = ['auth', 'shell'];

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

/** Fetches what is not here yet of a language's messages, and speaks it from then on. */
export function loadLanguage(language: Language): Promise<void> {
	return speak(language, () => true);
}

/** As loadLanguage, but only what is said before one is inside a project. */
export function loadDoor(language: Language): Promise<void> {
	return speak(language, (area) => DOOR.includes(area));
}

async function speak(language: Language, isWanted: (area: string) => boolean): Promise<void> {
	const folder = `./${language}/`;
	const paths = Object.keys(FILES).filter((path) => path.startsWith(folder));
	const missing = paths.filter((path) => !read.has(path) && isWanted(areaOf(path)));
	await Promise.all(missing.map(async (path) => read.set(path, await FILES[path]!())));
	// Others may have been read meanwhile: all of them are spoken.
	const files = paths.filter((path) => read.has(path));
	current.speaker = new Speaker(
		language,
		messagesOf(Object.fromEntries(files.map((path) => [areaOf(path), read.get(path)!])))
	);
	if (typeof document !== 'undefined') document.documentElement.lang = language;
}

function areaOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}
