import { loadLanguage } from './current.svelte.ts';
import { isLanguage, preferredLanguage, type Language } from './languages.ts';

/** Kept by the browser, so that the sign-in page speaks it too. */
const KEY = 'spolu.language';

/** The language chosen in this browser, or the one that it asks for. */
export function startLanguage(): Language {
	let chosen: string | null = null;
	try {
		chosen = localStorage.getItem(KEY);
	} catch {
		// Storage is forbidden: the browser's own wish stands.
	}
	return isLanguage(chosen) ? chosen : preferredLanguage();
}

/** Speaks a language from now on, and at the next start too. */
export async function chooseLanguage(language: Language): Promise<void> {
	await loadLanguage(language);
	try {
		localStorage.setItem(KEY, language);
	} catch {
		// Storage is forbidden: the choice lasts as long as the page.
	}
}
