import { Answered, Api, type Bootstrap } from './api.ts';
import { Desk, dropCopyOf } from './desk.ts';
import { Session } from './session.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const open = new Map<string, Promise<Workspace>>();

/** Why a project cannot be opened. */
export type Closed = 'signed_out' | 'missing' | 'unreachable';

export class NotOpened extends Error {
	readonly reason: Closed;

	constructor(reason: Closed) {
		super(reason);
		this.reason = reason;
	}
}

/**
 * Opens a project for whoever is signed in, once per page; without a network, for who opened it here
 * last. Rejects with NotOpened.
 */
export function openWorkspace(slug: string): Promise<Workspace> {
	const known = open.get(slug);
	if (known) return known;
	const opening = begin(slug);
	open.set(slug, opening);
	opening.catch(() => open.delete(slug));
	return opening;
}

async function begin(slug: string): Promise<Workspace> {
	const { me, isFresh } = await whoAmI(slug);
	const session = new Session(me, await Desk.open(me));
	const workspace = new Workspace(session);
	await session.open(isFresh);
	return workspace;
}

/** Who this is, as the server says now, or as it said last. */
async function whoAmI(slug: string): Promise<{ me: Bootstrap; isFresh: boolean }> {
	const last = Desk.last(slug);
	if (last && !navigator.onLine) return { me: last, isFresh: false };
	try {
		return { me: await new Api(slug).me(), isFresh: true };
	} catch (error) {
		if (error instanceof Answered && error.status === 401) throw new NotOpened('signed_out');
		if (error instanceof Answered && error.status === 404) {
			if (last) await dropCopyOf(last);
			throw new NotOpened('missing');
		}
		if (last) return { me: last, isFresh: false };
		throw new NotOpened('unreachable');
	}
}
