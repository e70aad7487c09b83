/** News of a colleague is gathered for so long, and told at most so often, in milliseconds. */
const GATHER = 300;
const NEWS_EVERY = 5_000;
/** So many are told one by one, more as a number. */
const SINGLY = 3;

/** What assistive technology is told: one live text for the whole page (UX §2). */
export class Announcements {
	#text = $state('');
	readonly #news = new Map<string, string>();
	#sumUp: (n: number) => string = String;
	#toldAt = -Infinity;
	#timer: ReturnType<typeof setTimeout> | null = null;

	get text(): string {
		return this.#text;
	}

	/** Says something. The same words twice are told apart, or they would be said once. */
	say(text: string): void {
		this.#text = this.#text === text ? `${text}\u200b` : text;
	}

	/**
	 * Tells what a colleague did, merged with what others do within five seconds. Of one thing, named by
	 * `about`, only the latest is told; `sumUp` says how many things there were, when they are many.
	 */
	tell(about: string, text: string, sumUp: (n: number) => string): void {
		this.#news.delete(about);
		this.#news.set(about, text);
		this.#sumUp = sumUp;
		const wait = Math.max(GATHER, this.#toldAt + NEWS_EVERY - Date.now());
		this.#timer ??= setTimeout(() => this.#tellNow(), wait);
	}

	/** What was not told yet is of no interest any more. */
	hush(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		this.#news.clear();
	}

	#tellNow(): void {
		const news = [...this.#news.values()];
		this.hush();
		this.#toldAt = Date.now();
		this.say(news.length > SINGLY ? this.#sumUp(news.length) : news.join('. '));
	}
}
