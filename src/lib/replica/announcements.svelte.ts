/** What assistive technology is told: one live text for the whole page (UX §2). */
export class Announcements {
	#text = $state('');

	get text(): string {
		return this.#text;
	}

	/** Says something. The same words twice are told apart, or they would be said once. */
	say(text: string): void {
		this.#text = this.#text === text ? `${text}\u200b` : text;
	}
}
