import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { preferredLanguage } from '#lib/i18n/languages.ts';
import type { ErrorCode, MessageValues, SpoluError } from '#server/errors.ts';

/** What a person is told about an error. */
export type Failure = Pick<SpoluError, 'code' | 'key' | 'values' | 'status'>;

const CODES: Record<number, ErrorCode> = {
	400: 'invalid',
	401: 'signed_out',
	403: 'forbidden',
	404: 'not_found',
	409: 'conflict',
	429: 'limited'
};

const KEYS: Partial<Record<ErrorCode, string>> = {
	invalid: 'auth.misfit.body',
	signed_out: 'auth.signedOut',
	forbidden: 'rule.forbidden',
	not_found: 'auth.notFound'
};

/** Known by its name: the server's class is not in the bundle of the pages. */
export function isSpoluError(thrown: unknown): thrown is SpoluError {
	return thrown instanceof Error && thrown.name === 'SpoluError';
}

export function failure(status: number, key?: string, values: MessageValues = {}): Failure {
	const code = CODES[status] ?? (status < 500 ? 'invalid' : 'internal');
	return { status, code, key: key ?? KEYS[code] ?? 'auth.internal', values };
}

/** What is told about anything that was thrown: nothing, unless it was meant for people. */
export function failureOf(thrown: unknown, status: number): Failure {
	return isSpoluError(thrown) ? thrown : failure(status);
}

/** The message in the language of whoever asks. */
export function told(event: RequestEvent, { key, values }: Failure): string {
	const wished = event.request.headers.get('accept-language')?.split(/[,;]\s*/) ?? [];
	const language = event.locals.session?.language ?? preferredLanguage(wished);
	return event.locals.app.auth.say(language, key, values);
}

/** `{ code, message }` with the status that goes with the code. */
export function answer(event: RequestEvent, failed: Failure): Response {
	const body = { code: failed.code, message: told(event, failed) };
	const headers = new Headers();
	if (failed.code === 'limited') headers.set('retry-after', String(failed.values.seconds ?? 60));
	return Response.json(body, { status: failed.status, headers });
}

/** Ends an endpoint; the hooks answer whoever asked. */
export function refuse({ locals }: RequestEvent, status: number, key?: string): never {
	locals.failure = failure(status, key);
	error(status);
}

/** What a form shows above its fields: a catalogue key and what fills it. */
export interface Problem {
	key: string;
	values: MessageValues;
}

/** Does what a form asks for; what people may know of its failure goes back to the form. */
export async function attempt<T>(
	work: () => Promise<T>
): Promise<{ done: T } | { refused: Refused }> {
	try {
		return { done: await work() };
	} catch (thrown) {
		if (!isSpoluError(thrown)) throw thrown;
		const { status, key, values } = thrown;
		return { refused: fail(status, { problem: { key, values } as Problem }) };
	}
}

type Refused = ActionFailure<{ problem: Problem }>;
