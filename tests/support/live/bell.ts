/** A wait that ends here has failed: machines that test are busy. In milliseconds. */
const PATIENCE = 60_000;

/** Tells whoever waits that something has happened; they look for themselves whether it was that. */
export class Bell {
	readonly #listeners = new Set<() => void>();

	ring(): void {
		for (const listener of [...this.#listeners]) listener();
	}

	/** Resolves when anything happens next. */
	next(): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		const listen = () => {
			this.#listeners.delete(listen);
			resolve();
		};
		this.#listeners.add(listen);
		return promise;
	}

	/** Resolves once a condition holds; it is asked for now, and whenever something has happened. */
	until(isTrue: () => unknown, what: string): Promise<void> {
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const look = () => {
			if (!isTrue()) return;
			clearTimeout(late);
			this.#listeners.delete(look);
			resolve();
		};
		const late = setTimeout(() => {
			this.#listeners.delete(look);
			reject(new Error(`in ${PATIENCE} ms it did not come to be that ${what}`));
		}, PATIENCE);
		this.#listeners.add(look);
		look();
		return promise;
	}
}
