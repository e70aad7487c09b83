/** Sorts texts as a language does; numbers inside them by their value. The server's pages are in that order too. */
export function collatorOf(locale: string): Intl.Collator {
	return new Intl.Collator(locale, { numeric: true });
}
