/** News of colleagues is gathered for so long, and told at most so often, in milliseconds. */
const GATHER = 300;
const NEWS_EVERY = 5_000;
/** So many are told one by one, more as a number. */
const SINGLY = 3;

/** What assistive technology is told: one live text for the whole page. */
export class Announcements {
	#text = $state('');
	readonly #waiting = new Set<News>();
	#toldAt = -Infinity;
	#timer: ReturnType<typeof setTimeout> | null = null;

	get text(): string {
		return this.#text;
	}

	/** Says something. The same words twice are told apart, or they would be said once. */
	say(text: string): void {
		this.#text = this.#text === text ? `${text}\u200b` : text;
	}

	/** What colleagues do in one place; `sumUp` says how many things there were, when they are many. */
	newsOf(sumUp: (n: number) => string): News {
		return new News(sumUp, (news) => this.#plan(news));
	}

	#plan(news: News): void {
		this.#waiting.add(news);
		const wait = Math.max(GATHER, this.#toldAt + NEWS_EVERY - Date.now());
		this.#timer ??= setTimeout(() => this.#tell(), wait);
	}

	#tell(): void {
		this.#timer = null;
		const texts = [...this.#waiting].flatMap((news) => news.take());
		this.#waiting.clear();
		if (texts.length === 0) return;
		this.#toldAt = Date.now();
		this.say(texts.join('. '));
	}
}

/** The news of one place, merged: told together with that of others, at most once in five seconds. */
export class News {
	readonly #texts = new Map<string, string>();
	readonly #sumUp: (n: number) => string;
	readonly #plan: (news: News) => void;

	constructor(sumUp: (n: number) => string, plan: (news: News) => void) {
		this.#sumUp = sumUp;
		this.#plan = plan;
	}

	/** Something happened; of one thing, named by `about`, only the latest is told. */
	tell(about: string, text: string): void {
		this.#texts.delete(about);
		this.#texts.set(about, text);
		this.#plan(this);
	}

	/** What was not told yet is of no interest any more. */
	hush(): void {
		this.#texts.clear();
	}

	/** What is to be said now; nothing of it is said again. */
	take(): string[] {
		const texts = [...this.#texts.values()];
		this.hush();
		return texts.length > SINGLY ? [this.#sumUp(texts.length)] : texts;
	}
}
