import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import { Leaving, type WaitingElsewhere } from './leaving.svelte.ts';

/** So many changes wait elsewhere; in other projects `null` are known. */
function elsewhere(
	inTabs: number,
	inProjects: number | null = 0,
	areKept = true
): WaitingElsewhere {
	const waiting =
		inProjects === 0 ? [] : [{ slug: 'vetrolom', store: 's', n: inProjects!, areKept: true }];
	return { inTabs, areKept, inProjects: inProjects === null ? null : waiting };
}

/** A page in which so many changes wait, and so many elsewhere, as is found out when it is let be. */
function page(inPage: number, first = elsewhere(0)) {
	let own = $state(inPage);
	let areKept = $state(true);
	let found = first;
	let known = Promise.resolve();
	const leave = vi.fn(async (..._: unknown[]) => {});
	const failed = vi.fn();
	const lookElsewhere = vi.fn(async () => {
		const now = found;
		await known;
		return now;
	});
	let leaving!: Leaving;
	$effect.root(() => {
		leaving = new Leaving({
			get own() {
				return own;
			},
			get areKept() {
				return areKept;
			},
			lookElsewhere,
			leave,
			failed
		});
	});
	return {
		leaving,
		leave,
		failed,
		lookElsewhere,
		set own(n: number) {
			own = n;
			flushSync();
		},
		set elsewhere(next: WaitingElsewhere) {
			found = next;
		},
		set areKept(are: boolean) {
			areKept = are;
		},
		async begin() {
			await leaving.begin();
			flushSync();
			await new Promise(setImmediate);
		},
		/** Nothing is found out until the function it gives is called. */
		hold() {
			const { promise, resolve } = Promise.withResolvers<void>();
			known = promise;
			return async () => {
				resolve();
				known = Promise.resolve();
				await new Promise(setImmediate);
				flushSync();
			};
		}
	};
}

const choices = ({ leave }: ReturnType<typeof page>) => leave.mock.calls.map(([choice]) => choice);

it('asks at once about what waits here, and leaves once that is sent (rule 26)', async () => {
	const here = page(1);
	await here.begin();
	expect([here.leaving.isAsking, here.leaving.count]).toEqual([true, 1]);
	here.own = 0;
	await vi.waitFor(() => expect(choices(here)).toEqual(['send']));
	expect(here.leaving.isAsking).toBe(false);
});

it('leaves nobody signed out who cancels while that is found out', async () => {
	const here = page(1);
	await here.begin();
	const known = here.hold();
	here.own = 0;
	here.leaving.cancel();
	await known();
	expect(here.leave).not.toHaveBeenCalled();
	expect(here.leaving.isAsking).toBe(false);
});

it('does not ask again whoever has cancelled', async () => {
	const here = page(0, elsewhere(1));
	await here.leaving.begin();
	const known = here.hold();
	flushSync();
	here.leaving.cancel();
	await known();
	expect(here.leaving.isAsking).toBe(false);
});

it('signs out once, as was chosen', async () => {
	const here = page(1);
	await here.begin();
	const known = here.hold();
	here.own = 0;
	void here.leaving.choose('seal');
	void here.leaving.begin();
	void here.leaving.choose('discard');
	await known();
	expect(choices(here)).toEqual(['seal']);
});

it('asks about other tabs once, however often they tell of something', async () => {
	const here = page(0, elsewhere(1));
	await here.begin();
	here.lookElsewhere.mockClear();
	for (let n = 0; n < 20; n++) here.own = 0;
	expect(here.lookElsewhere).not.toHaveBeenCalled();
});

it('discards nothing that was not known when it was chosen (rule 26)', async () => {
	const here = page(1, elsewhere(0, 3));
	const known = here.hold();
	void here.begin();
	flushSync();
	expect([here.leaving.isAsking, here.leaving.count]).toEqual([true, 1]);
	void here.leaving.choose('discard');
	await known();
	expect(here.leave).not.toHaveBeenCalled();
	expect([here.leaving.isAsking, here.leaving.count]).toEqual([true, 4]);
	await here.leaving.choose('discard');
	expect(here.leave.mock.calls).toEqual([['discard', elsewhere(0, 3).inProjects]]);
});

it('discards nothing that has come to other tabs while the question stood (rule 26)', async () => {
	const here = page(1);
	await here.begin();
	here.elsewhere = elsewhere(5);
	await here.leaving.choose('discard');
	expect(here.leave).not.toHaveBeenCalled();
	expect([here.leaving.isAsking, here.leaving.count]).toEqual([true, 6]);
});

it('discards nothing that has come to another project instead of what was told (rule 26)', async () => {
	const here = page(0, elsewhere(0, 3));
	await here.begin();
	const [told] = elsewhere(0, 2).inProjects!;
	here.elsewhere = { ...elsewhere(0), inProjects: [{ ...told!, slug: 'bystra', store: 'other' }] };
	await here.leaving.choose('discard');
	expect(here.leave).not.toHaveBeenCalled();
	expect([here.leaving.isAsking, here.leaving.count]).toEqual([true, 2]);
});

it.each(['discard', 'seal'] as const)(
	'does not %s while nobody says what waits in other projects (rule 26)',
	async (choice) => {
		const here = page(1, elsewhere(0, null));
		await here.begin();
		await here.leaving.choose(choice);
		expect(here.leave).not.toHaveBeenCalled();
		expect(here.failed).toHaveBeenCalledExactlyOnceWith(1);
	}
);

it('seals nothing that a device does not keep', async () => {
	const here = page(1);
	await here.begin();
	here.areKept = false;
	expect(here.leaving.mayKeep).toBe(false);
	here.areKept = true;
	here.elsewhere = elsewhere(1, 0, false);
	expect(here.leaving.mayKeep).toBe(true);
	await here.leaving.choose('seal');
	expect(here.leave).not.toHaveBeenCalled();
	expect([here.leaving.isAsking, here.leaving.mayKeep]).toEqual([true, false]);
});

it('goes by what it knew when it cannot be found out again', async () => {
	const here = page(0, elsewhere(0, 3));
	await here.leaving.begin();
	here.lookElsewhere.mockRejectedValueOnce(new TypeError('offline'));
	await here.begin();
	expect([here.leaving.isAsking, here.leaving.count]).toEqual([true, 3]);
	here.elsewhere = elsewhere(1, null);
	await here.begin();
	expect([here.leaving.isAsking, here.leaving.count]).toEqual([true, 4]);
	expect(here.leave).not.toHaveBeenCalled();
});

it('leaves nobody signed out, unasked, while it is not known what waits', async () => {
	const here = page(0, elsewhere(0, null));
	await here.begin();
	expect(here.leave).not.toHaveBeenCalled();
	expect(here.failed).toHaveBeenCalledExactlyOnceWith(0);
});

it('lets no older answer take the place of a newer one', async () => {
	const here = page(1);
	const older = here.hold();
	void here.leaving.begin();
	const newer = here.hold();
	here.elsewhere = elsewhere(3);
	void here.leaving.begin();
	await newer();
	expect(here.leaving.count).toBe(4);
	await older();
	expect(here.leaving.count).toBe(4);
});

it('asks, and lets nobody cancel, until it is done or cannot be', async () => {
	const here = page(1);
	await here.begin();
	const known = here.hold();
	void here.leaving.choose('discard');
	here.leaving.cancel();
	expect([here.leaving.isAsking, here.leaving.isLeaving]).toEqual([true, true]);
	here.leave.mockRejectedValueOnce(new TypeError('offline'));
	await known();
	await vi.waitFor(() => expect(here.failed).toHaveBeenCalledExactlyOnceWith(1));
	expect([here.leaving.isAsking, here.leaving.isLeaving]).toEqual([false, false]);
});

it('says how many wait still when all were sent and signing out failed', async () => {
	const here = page(1, elsewhere(2, 3));
	await here.begin();
	here.leave.mockImplementationOnce(async () => {
		here.own = 0;
		here.elsewhere = elsewhere(0);
		throw new TypeError('offline');
	});
	await here.leaving.choose('send');
	expect(here.failed).toHaveBeenCalledExactlyOnceWith(0);
	await here.begin();
	expect(choices(here)).toEqual(['send', 'send']);
});
