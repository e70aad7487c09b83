/** Work that is asked for while it is being done is done once more after it. It must not reject. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
	let isWanted = false;
	let isBusy = false;
	return async () => {
		isWanted = true;
		if (isBusy) return;
		isBusy = true;
		while (isWanted) {
			isWanted = false;
			await work();
		}
		isBusy = false;
	};
}
