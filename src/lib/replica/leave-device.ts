import { ANSWER_WITHIN, Answered } from './api.ts';
import { areAmong, changesOf, changesSomething } from './changes.ts';
import { Desk, dropCopyOf, storeName } from './desk.ts';
import { LocalStore } from './local-store.ts';
import { askTabs, type ToTabs } from './tabs.ts';

/** A project of whoever is signed in, in which changes of theirs wait on this device. */
export interface WaitingProject {
	slug: string;
	/** The name of their store. */
	store: string;
	/** How many changes wait. */
	n: number;
	/** Whether the device keeps all of them; otherwise they live in a page alone. */
	areKept: boolean;
}

/** Whose session this browser has, and who they are in which projects. */
export interface SignedIn {
	account: { email: string };
	projects: { id: string; slug: string; memberId: string }[];
}

/**
 * Where changes of whoever is signed in wait on this device, also those that they sealed before; nobody
 * else's. Rejects when the server does not say who that is, or when it is not who asks.
 */
export async function waitingHere(isMe: (who: SignedIn) => boolean): Promise<WaitingProject[]> {
	const who = await whoIsSignedIn();
	if (who && !isMe(who)) throw new Answered(401, 'signed_out', '');
	const found = await Promise.all(
		(who?.projects ?? []).map(({ id, slug, memberId }) => waitingIn(slug, storeName(id, memberId)))
	);
	return found.filter(({ n }) => n > 0);
}

async function waitingIn(slug: string, name: string, isAgain = false): Promise<WaitingProject> {
	const told = (await askTabs(name)).filter(changesSomething);
	const store = await LocalStore.find(name);
	const stored = ((await store?.journal().catch(() => [])) ?? []).filter(changesSomething);
	store?.close();
	const areKept = areAmong(told, stored);
	// Some may have been settled between the two looks.
	if (!areKept && !isAgain) return waitingIn(slug, name, true);
	return { slug, store: name, n: changesOf([...stored, ...told]).length, areKept };
}

async function whoIsSignedIn(): Promise<SignedIn | null> {
	const answer = await fetch('/api/session', { signal: AbortSignal.timeout(ANSWER_WITHIN) });
	if (answer.status === 401) return null;
	if (!answer.ok) throw new TypeError('the server does not say who this is');
	return (await answer.json()) as SignedIn;
}

/**
 * Deletes the copies that this browser keeps of every project, once its session has ended; pages that
 * show one are told first. What waits stays sealed for whoever made it, but for what they discard.
 */
export async function leaveDevice(discarded: readonly WaitingProject[]): Promise<void> {
	for (const me of Desk.known()) {
		const name = storeName(me.project.id, me.member);
		const channel = new BroadcastChannel(name);
		const isDiscarded = discarded.some(({ store }) => store === name);
		channel.postMessage({ t: 'signed_out', isDiscarded } satisfies ToTabs);
		channel.close();
		await dropCopyOf(me);
	}
	for (const { store } of discarded)
		await (await LocalStore.find(store))?.discard().catch(() => {});
}
