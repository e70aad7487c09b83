import type { Proof } from '#server/auth/own-second-factor.ts';
import type { FactorState, SharedSecret } from '#server/auth/second-factors.ts';
import { asked, withBody } from '#lib/asked.ts';

const PATH = '/api/second-factor';

/**
 * Whether codes are asked for after the password: known to the server alone. Every method rejects with an
 * Error whose message is fit to be shown.
 */
export class SecondFactor {
	/** Null until it has been read. */
	state: FactorState | null = $state.raw(null);

	async read(): Promise<void> {
		const answer = await asked(PATH);
		this.state = (await answer.json()) as FactorState;
	}

	/** What the app is given. Nothing is on before a code is confirmed. */
	async begin(password: string): Promise<SharedSecret> {
		const answer = await this.#wish({ wish: 'begin', password });
		return (await answer.json()) as SharedSecret;
	}

	/** Gives the recovery codes: the server cannot say them again. */
	async confirm(code: string): Promise<string[]> {
		return this.#codesOf(await this.#wish({ wish: 'confirm', code }));
	}

	/** Gives other recovery codes. */
	async renew(proof: Proof): Promise<string[]> {
		return this.#codesOf(await this.#wish({ wish: 'renew', ...proof }));
	}

	async end(proof: Proof): Promise<void> {
		await this.#wish({ wish: 'end', ...proof });
		this.state = { isOn: false, codesLeft: 0 };
	}

	#wish(body: object): Promise<Response> {
		return asked(PATH, withBody('POST', body));
	}

	async #codesOf(answer: Response): Promise<string[]> {
		const { codes } = (await answer.json()) as { codes: string[] };
		this.state = { isOn: true, codesLeft: codes.length };
		return codes;
	}
}
