/** What this browser keeps under a key; null when there is nothing, or when storage is forbidden. */
export function recall(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

/** Keeps a text under a key for the next start. Where storage is forbidden, nothing is kept. */
export function keep(key: string, text: string): void {
	try {
		localStorage.setItem(key, text);
	} catch {
		// What was chosen lasts as long as the page.
	}
}
