const RETRY_AFTER = 250;

/** Keeps everyone out of a project after a failed commit, until one is kept (rule 8). */
export class Fence {
	readonly #recover: () => Promise<boolean>;
	#timer: NodeJS.Timeout | undefined;
	#isUp = false;
	#hasEnded = false;

	/** `recover` resolves when all is well again; to false when it never will be. */
	constructor(recover: () => Promise<boolean>) {
		this.#recover = recover;
	}

	get isUp(): boolean {
		return this.#isUp || this.#hasEnded;
	}

	raise(): void {
		this.#isUp = true;
		this.#tryAgain();
	}

	/** It stays for ever. */
	end(): void {
		this.#hasEnded = true;
		clearTimeout(this.#timer);
	}

	#tryAgain(): void {
		if (this.#hasEnded) return;
		this.#timer = setTimeout(() => {
			this.#recover().then(
				(isWell) => (this.#isUp = !isWell),
				() => this.#tryAgain()
			);
		}, RETRY_AFTER).unref();
	}
}
