import { SpoluError } from '../errors.ts';
import { Paces } from './pace.ts';

const MIB = 1024 * 1024;

/** How much each account may send to be read, in bytes: before it is read, nobody knows what it is. */
export class Bodies {
	readonly #paces = new Paces(MIB, 16 * MIB);

	/** Takes a body's bytes from its sender's pace. @throws SpoluError `limited` */
	take(accountId: string, bytes: number): void {
		if (this.#paces.of(accountId).take(bytes)) return;
		const seconds = Math.ceil(bytes / MIB);
		throw new SpoluError('limited', 'auth.limited', { seconds });
	}
}
