/** Work that can wait: a piece at a time, and between two pieces everybody else has their turn. */
export class SpareTime {
	#isBusy = false;

	/** Goes through the pieces. Does nothing while earlier work goes on; a throw ends what is left. */
	spend(pieces: () => Iterator<unknown>): void {
		if (this.#isBusy) return;
		this.#isBusy = true;
		const work = pieces();
		const goOn = () => {
			try {
				this.#isBusy = !work.next().done;
			} catch {
				this.#isBusy = false;
			}
			if (this.#isBusy) setImmediate(goOn);
		};
		setImmediate(goOn);
	}
}
