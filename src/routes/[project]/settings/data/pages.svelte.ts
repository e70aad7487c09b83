import { asked } from '../team/asked.ts';

type Query = Record<string, string | number | undefined>;

/** A part of a list, and where the next begins; null at the end. */
interface Answer<Row, Place> {
	rows: Row[];
	next: Place | null;
}

/** A list that the server alone knows, the newest first, page after page. */
export class Pages<Row, Place extends string | number> {
	rows: Row[] = $state.raw([]);
	next: Place | null = $state.raw(null);
	isRead = $state(false);
	isReading = $state(false);
	/** Why the last answer is missing, fit to be shown. */
	problem: string | null = $state(null);
	readonly #path: string;
	readonly #place: string;
	#asking = 0;

	/** `place`: by which name the address says where to go on. */
	constructor(project: string, list: string, place: string) {
		this.#path = `/api/${encodeURIComponent(project)}/${list}`;
		this.#place = place;
	}

	/** From the newest row on. What was asked for before is no longer waited for. */
	async read(query: Query): Promise<void> {
		await this.#ask(query, []);
	}

	async more(query: Query): Promise<void> {
		if (this.next === null || this.isReading) return;
		await this.#ask({ ...query, [this.#place]: this.next }, this.rows);
	}

	address(query: Query): string {
		const given = Object.entries(query).filter(([, value]) => value !== undefined);
		return `${this.#path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
	}

	async #ask(query: Query, before: readonly Row[]): Promise<void> {
		const asking = ++this.#asking;
		this.isReading = true;
		try {
			const answer = await asked(this.address(query));
			const { rows, next } = (await answer.json()) as Answer<Row, Place>;
			if (asking !== this.#asking) return;
			this.rows = [...before, ...rows];
			this.next = next;
			this.problem = null;
			this.isRead = true;
		} catch (error) {
			if (asking === this.#asking) this.problem = (error as Error).message;
		} finally {
			if (asking === this.#asking) this.isReading = false;
		}
	}
}
