import { keep, recall } from '#lib/browser-storage.ts';
import { loadLanguage } from './current.svelte.ts';
import { isLanguage, preferredLanguage, type Language } from './languages.ts';

/** Kept by the browser, so that the sign-in page speaks it too. */
const CHOSEN = 'spolu.language';
const ACCOUNT = 'spolu.account.language';

/** The language chosen in this browser, else that of who signed in here last, else the browser's wish. */
export function startLanguage(): Language {
	return [recall(CHOSEN), recall(ACCOUNT)].find(isLanguage) ?? preferredLanguage();
}

/** Speaks a language from now on, and at the next start too. */
export async function chooseLanguage(language: Language): Promise<void> {
	await loadLanguage(language);
	keep(CHOSEN, language);
}

/** From the next start on speaks an account's language, unless one was chosen in this browser. */
export function adoptLanguage(language: string): void {
	keep(ACCOUNT, language);
}
