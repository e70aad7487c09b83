/**
 * Loads what a person is about to type into. What they type meanwhile is not taken for the page's
 * keys: it is kept, and comes with it.
 */
export function withTyping<T>(load: () => Promise<T>): Promise<{ code: T; typed: string }> {
	let typed = '';
	const listening = new AbortController();
	const keep = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
		if (event.key.length === 1) typed += event.key;
		else if (event.key === 'Backspace') typed = typed.slice(0, -1);
		else return;
		event.preventDefault();
		event.stopPropagation();
	};
	addEventListener('keydown', keep, { capture: true, signal: listening.signal });
	return load()
		.then((code) => ({ code, typed }))
		.finally(() => listening.abort());
}
