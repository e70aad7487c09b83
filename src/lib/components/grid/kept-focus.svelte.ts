/**
 * Rows that change places take the focus with them: the browser drops it when it moves an element.
 * `changes` reads what may move rows. Call it while a component is being set up.
 */
export function keepFocus(viewport: () => HTMLElement | undefined, changes: () => unknown): void {
	let focused: HTMLElement | null = null;
	$effect.pre(() => {
		changes();
		const element = document.activeElement;
		focused = element instanceof HTMLElement && viewport()?.contains(element) ? element : null;
	});
	$effect(() => {
		changes();
		if (focused?.isConnected && document.activeElement === document.body) {
			focused.focus({ preventScroll: true });
		}
	});
}

/** The height of a row by the pointer, in pixels: a finger needs more. */
export class RowHeight {
	current = $state(36);

	constructor() {
		$effect(() => {
			const coarse = matchMedia('(pointer: coarse)');
			const measure = () => (this.current = coarse.matches ? 44 : 36);
			measure();
			coarse.addEventListener('change', measure);
			return () => coarse.removeEventListener('change', measure);
		});
	}
}
