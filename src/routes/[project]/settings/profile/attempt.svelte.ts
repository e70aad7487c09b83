/** Something that a person asks for and that may be refused: whether it is under way, and why not. */
export class Attempt {
	problem: string | null = $state(null);
	isWorking = $state(false);

	/** Does it unless it is being done. True when it was done; else `problem` says why not. */
	async run(work: () => Promise<void>): Promise<boolean> {
		if (this.isWorking) return false;
		this.isWorking = true;
		this.problem = null;
		try {
			await work();
			return true;
		} catch (error) {
			this.problem = (error as Error).message;
			return false;
		} finally {
			this.isWorking = false;
		}
	}
}
