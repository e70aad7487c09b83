export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** `static/theme.js` reads it before the first paint. */
const KEY = 'spolu.theme';

const PAPER = { light: '#F6F7F5', dark: '#111716' };

function stored(): Theme {
	try {
		const theme = localStorage.getItem(KEY);
		return theme === 'light' || theme === 'dark' ? theme : 'system';
	} catch {
		return 'system';
	}
}

class ThemeChoice {
	#theme: Theme = $state(stored());

	get current(): Theme {
		return this.#theme;
	}

	/** Shows the theme at once and keeps it for this browser. */
	choose(theme: Theme): void {
		this.#theme = theme;
		try {
			if (theme === 'system') localStorage.removeItem(KEY);
			else localStorage.setItem(KEY, theme);
		} catch {
			// Storage is forbidden: the choice lasts as long as the page.
		}
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
