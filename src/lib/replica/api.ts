import type { ProjectSettings } from '#lib/model/project-settings.ts';
import type { Entry } from '#lib/model/entries.ts';
import type { Scope } from '#lib/model/scope.ts';
import type { Saved } from './messages.ts';

/** A server that does not answer for so long counts as out of reach, in milliseconds. */
export const ANSWER_WITHIN = 30_000;

/** What a page must know to open a project. */
export interface Bootstrap {
	schema: number;
	incarnation: string;
	replica: string;
	project: ProjectSettings & { id: string; slug: string };
	member: string;
	scope: Scope;
	/** Who is signed in, and how many projects they may enter. */
	account: { name: string; email: string; showPresence: boolean; projects: number };
}

/** The answer of the server was no; `status` says which. A lost network throws TypeError instead. */
export class Answered extends Error {
	readonly status: number;
	readonly code: string;

	constructor(status: number, code: string, message: string) {
		super(message);
		this.status = status;
		this.code = code;
	}
}

/**
 * The server's HTTP side for one project. Every call rejects with Answered, TypeError when offline, or
 * AbortError once the session ends.
 */
export class Api {
	readonly #root: string;
	readonly #member: string | null;
	#open = new AbortController();

	/** `member`: for whom; once somebody else is signed in they are signed out. Absent: for whoever is. */
	constructor(project: string, member: string | null = null) {
		this.#root = `/api/${encodeURIComponent(project)}`;
		this.#member = member;
	}

	async me(): Promise<Bootstrap> {
		const me = await this.get<Bootstrap>('me');
		if (this.#member && this.#member !== me.member) throw new Answered(401, 'signed_out', '');
		return me;
	}

	async time(): Promise<number> {
		return (await this.#ask<{ now: number }>('/api/time')).now;
	}

	get<T>(
		path: string,
		query: Record<string, string | number | boolean | undefined> = {}
	): Promise<T> {
		const given = Object.entries(query).filter(([, value]) => value !== undefined);
		const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]));
		return this.#ask<T>(`${this.#root}/${path}${given.length > 0 ? `?${search}` : ''}`);
	}

	judge(incarnation: string, entries: Entry[]): Promise<{ seq: number; saved: Saved[] }> {
		return this.#ask(`${this.#root}/entries`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ member: this.#member, incarnation, entries })
		});
	}

	/** Gives up what is under way, for good. */
	abort(): void {
		this.#open.abort();
	}

	/** Ends the session of this browser, and what is under way. Rejects when the server cannot be reached. */
	async endSession(): Promise<void> {
		// What is asked now would be answered that nobody is signed in.
		this.#open.abort();
		try {
			await ask('/sign-out', AbortSignal.timeout(ANSWER_WITHIN), { method: 'POST' });
		} catch (error) {
			this.#open = new AbortController();
			throw error;
		}
	}

	#ask<T>(url: string, init?: RequestInit): Promise<T> {
		return ask<T>(
			url,
			AbortSignal.any([this.#open.signal, AbortSignal.timeout(ANSWER_WITHIN)]),
			init
		);
	}
}

async function ask<T>(url: string, signal: AbortSignal, init?: RequestInit): Promise<T> {
	const response = await fetch(url, {
		signal,
		...init,
		headers: { accept: 'application/json', ...init?.headers }
	});
	const body = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
	if (!response.ok)
		throw new Answered(response.status, body.code ?? 'internal', body.message ?? '');
	return body as T;
}
