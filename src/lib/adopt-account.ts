import { adoptLanguage } from '#lib/i18n/chosen.ts';
import { adoptTheme } from '#lib/theme.svelte.ts';

interface Session {
	account: { language: string; theme: string };
}

/**
 * After signing in: from the next page load on, this browser speaks the account's language and has its
 * theme, as far as nothing else was chosen here. Without an answer all stays as it is.
 */
export async function adoptAccount(): Promise<void> {
	try {
		const answer = await fetch('/api/session');
		if (!answer.ok) return;
		const { account } = (await answer.json()) as Session;
		adoptLanguage(account.language);
		adoptTheme(account.theme);
	} catch {
		// The page that follows says what is wrong with the network.
	}
}
