import { LOCALES, type Language } from './languages.ts';
import { messagesOf, Speaker, type CatalogueFile } from './messages.ts';

type Files = Record<string, CatalogueFile>;

/** One chunk for each language, fetched when it is first spoken. */
const FILES: Record<Language, () => Promise<{ default: Files }>> = {
	en: () => import('./en.ts'),
	sk: () => import('./sk.ts'),
	cs: () => import('./cs.ts'),
	pl: () => import('./pl.ts'),
	hu: () => import('./hu.ts'),
	ms: () => import('./ms.ts')
};

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

const speakers = new Map<Language, Speaker>();

/** Fetches a language's messages once and speaks it from then on. */
export async function loadLanguage(language: Language): Promise<void> {
	let speaker = speakers.get(language);
	if (!speaker) {
		const files = byArea((await FILES[language]()).default);
		speaker = new Speaker(language, messagesOf(files));
		speakers.set(language, speaker);
	}
	current.speaker = speaker;
	if (typeof document !== 'undefined') document.documentElement.lang = language;
}

function byArea(files: Files): Files {
	const areas: Files = {};
	for (const path in files) {
		const area = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
		areas[area] = files[path]!;
	}
	return areas;
}
