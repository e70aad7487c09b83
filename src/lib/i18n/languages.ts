export const LANGUAGES = ['en', 'sk', 'cs', 'pl', 'hu', 'ms'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The locale in which each language writes its numbers, days and money. */
export const LOCALES: Record<Language, string> = {
	en: 'en-GB',
	sk: 'sk-SK',
	cs: 'cs-CZ',
	pl: 'pl-PL',
	hu: 'hu-HU',
	ms: 'ms-MY'
};

export function isLanguage(value: unknown): value is Language {
	return LANGUAGES.some((language) => language === value);
}

/** The first of the wished languages that there is; English when there is none. */
export function preferredLanguage(wished: readonly string[] = navigator.languages): Language {
	return wished.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

/** What a language calls itself, with a capital: "Slovenčina". */
export function languageName(language: Language): string {
	const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
	return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
