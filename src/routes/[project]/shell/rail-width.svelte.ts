const KEY = 'spolu.rail';

function isStoredNarrow(): boolean {
	try {
		return localStorage.getItem(KEY) === 'narrow';
	} catch {
		return false;
	}
}

class RailWidth {
	isNarrow = $state(isStoredNarrow());

	toggle(): void {
		this.isNarrow = !this.isNarrow;
		try {
			localStorage.setItem(KEY, this.isNarrow ? 'narrow' : 'wide');
		} catch {
			// Storage is forbidden: the width lasts as long as the page.
		}
	}
}

/** How wide this browser's rail stands. */
export const railWidth = new RailWidth();
