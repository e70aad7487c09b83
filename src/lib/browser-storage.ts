/** What this browser keeps under a key; null when there is nothing, or when storage is forbidden. */
export function recall(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

/** Keeps a text under a key for the next start. Where storage is full or forbidden, nothing is kept. */
export function keep(key: string, text: string): void {
	try {
		localStorage.setItem(key, text);
	} catch {
		// What was chosen lasts as long as the page.
	}
}

/** Keeps nothing under a key any more. */
export function forget(key: string): void {
	try {
		localStorage.removeItem(key);
	} catch {
		// Where storage is forbidden, nothing was kept.
	}
}

/** The keys that begin with a prefix; none when storage is forbidden. */
export function keysUnder(prefix: string): string[] {
	try {
		return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
	} catch {
		return [];
	}
}
