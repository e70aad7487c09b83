import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { asked, withBody } from '#lib/asked.ts';
import { madePasskey } from '#lib/passkeys.ts';
import type { Passkey } from '#server/auth/passkeys.ts';

const PATH = '/api/passkeys';

/**
 * The person's passkeys: known to the server alone. Every method rejects with an Error whose message is fit
 * to be shown.
 */
export class PasskeyList {
	/** Null until it has been read. */
	all: Passkey[] | null = $state.raw(null);

	async read(): Promise<void> {
		await this.#take(await asked(PATH));
	}

	/** Lets the browser make a passkey, and adds it. */
	async add(name: string, password: string): Promise<void> {
		const begun = await asked(PATH, withBody('POST', { wish: 'begin', password }));
		const options = (await begun.json()) as PublicKeyCredentialCreationOptionsJSON;
		const answer = await madePasskey(options);
		await this.#take(await asked(PATH, withBody('POST', { wish: 'add', name, answer })));
	}

	async remove({ id }: Passkey): Promise<void> {
		await asked(`${PATH}?id=${encodeURIComponent(id)}`, { method: 'DELETE' });
		this.all = (this.all ?? []).filter((passkey) => passkey.id !== id);
	}

	async #take(answer: Response): Promise<void> {
		({ passkeys: this.all } = (await answer.json()) as { passkeys: Passkey[] });
	}
}
