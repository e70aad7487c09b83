import { t } from '#lib/i18n/index.ts';

/** The server's answer. Rejects with an Error whose message is fit to be shown. */
export async function asked(path: string, init?: RequestInit): Promise<Response> {
	const answer = await fetch(path, init).catch(() => {
		throw new Error(t('auth.unreachable'));
	});
	if (answer.ok) return answer;
	const { message } = (await answer.json().catch(() => ({}))) as { message?: string };
	throw new Error(message || t('auth.internal'));
}

/** A request that carries something. */
export function withBody(method: string, body: unknown): RequestInit {
	const headers = { 'content-type': 'application/json' };
	return { method, headers, body: JSON.stringify(body) };
}
