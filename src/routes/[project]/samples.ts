/** The sample deals of a project, which anyone may add to an empty one and remove again. */
export class Samples {
	readonly #url: string;

	constructor(slug: string) {
		this.#url = `/api/${slug}/samples`;
	}

	/** False when the server did not. */
	async add(): Promise<boolean> {
		return (await this.#ask('POST')) !== null;
	}

	/** False when the server did not. What somebody has worked on stays. */
	async remove(): Promise<boolean> {
		return (await this.#ask('DELETE')) !== null;
	}

	/** How many there are to be removed; 0 when the server cannot tell. */
	async count(): Promise<number> {
		const answer = await this.#ask('GET');
		return answer ? ((await answer.json()) as { deals: number }).deals : 0;
	}

	async #ask(method: 'GET' | 'POST' | 'DELETE'): Promise<Response | null> {
		try {
			const answer = await fetch(this.#url, { method });
			return answer.ok ? answer : null;
		} catch {
			return null;
		}
	}
}
