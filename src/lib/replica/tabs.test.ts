import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Tabs } from './tabs.ts';

/** Web Locks as browsers have them: who asks is answered a moment later. */
class Locks {
	readonly held = new Set<string>();

	async request(name: string, _: unknown, work: (lock: object | null) => unknown) {
		await Promise.resolve();
		if (this.held.has(name)) return work(null);
		this.held.add(name);
		try {
			return await work({ name });
		} finally {
			this.held.delete(name);
		}
	}
}

let locks: Locks;

beforeEach(() => {
	locks = new Locks();
	vi.stubGlobal('navigator', { locks });
	vi.stubGlobal('addEventListener', () => {});
});

afterEach(() => void vi.unstubAllGlobals());

it('holds a journal until it is released, and takes over no other then', async () => {
	const tabs = new Tabs('ours', () => {});
	expect(await tabs.hold('mine')).toBe(true);
	expect(await new Tabs('ours', () => {}).hold('mine')).toBe(false);
	tabs.release();
	await vi.waitFor(() => expect(locks.held).toEqual(new Set()));
	expect(await tabs.hold('other')).toBe(false);
});

it('gives back a journal that it is given after it was released', async () => {
	const tabs = new Tabs('ours', () => {});
	const taking = tabs.hold('orphan');
	tabs.release();
	expect(await taking).toBe(false);
	await vi.waitFor(() => expect(locks.held).toEqual(new Set()));
});

it('takes a journal over where the browser refuses locks: the server knows what it has judged', async () => {
	vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('forbidden')) } });
	expect(await new Tabs('ours', () => {}).hold('mine')).toBe(true);
});
