import { keep, recall } from '#lib/browser-storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** `static/theme.js` reads both before the first paint. */
const CHOSEN = 'spolu.theme';
const ACCOUNT = 'spolu.account.theme';

const PAPER = { light: '#F6F7F5', dark: '#111716' };

function stored(): Theme {
	const theme = recall(CHOSEN) ?? recall(ACCOUNT);
	return THEMES.find((one) => one === theme) ?? 'system';
}

class ThemeChoice {
	#theme: Theme = $state(stored());

	get current(): Theme {
		return this.#theme;
	}

	/** Shows the theme at once and keeps it for this browser. */
	choose(theme: Theme): void {
		this.#theme = theme;
		keep(CHOSEN, theme);
		show(theme);
	}
}

function show(theme: Theme): void {
	const root = document.documentElement;
	if (theme === 'system') delete root.dataset.theme;
	else root.dataset.theme = theme;
	for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
		const own = meta.media.includes('dark') ? 'dark' : 'light';
		meta.content = PAPER[theme === 'system' ? own : theme];
	}
}

export const theme = new ThemeChoice();

/** From the next start on shows an account's theme, unless one was chosen in this browser. */
export function adoptTheme(theme: string): void {
	keep(ACCOUNT, theme);
}
