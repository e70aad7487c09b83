import { keep, recall } from '#lib/browser-storage.ts';

const KEY = 'spolu.rail';

class RailWidth {
	isNarrow = $state(recall(KEY) === 'narrow');

	toggle(): void {
		this.isNarrow = !this.isNarrow;
		keep(KEY, this.isNarrow ? 'narrow' : 'wide');
	}
}

/** How wide this browser's rail stands. */
export const railWidth = new RailWidth();
