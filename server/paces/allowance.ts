import { SpoluError } from '../errors.ts';
import { Paces } from './pace.ts';

/** How much of something each account may ask for: so much a second, and so much at once. */
export class Allowance {
	readonly #perSecond: number;
	readonly #paces: Paces;

	constructor(perSecond: number, burst: number) {
		this.#perSecond = perSecond;
		this.#paces = new Paces(perSecond, burst);
	}

	/** @throws SpoluError `limited`; then nothing was taken */
	take(accountId: string, count = 1): void {
		if (this.#paces.of(accountId).take(count)) return;
		const seconds = Math.ceil(count / this.#perSecond);
		throw new SpoluError('limited', 'auth.limited', { seconds });
	}
}
