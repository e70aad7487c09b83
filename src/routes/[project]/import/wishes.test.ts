import { afterEach, expect, it, vi } from 'vitest';
import { answered, importsOf } from './wishes.ts';

afterEach(() => void vi.restoreAllMocks());

const PAGE = '<html><body><h1>413 Request Entity Too Large</h1></body></html>';

it('says in our words that a proxy takes no parcel this large', async () => {
	const answer = new Response(PAGE, { status: 413, statusText: 'Request Entity Too Large' });
	await expect(answered(answer)).rejects.toMatchObject({ problem: 'tooMuchAtOnce' });
});

it('takes a proxy that answers for the server as a server that cannot be reached', async () => {
	const answer = new Response('', { status: 502 });
	await expect(answered(answer)).rejects.toMatchObject({ problem: 'offline' });
});

it('takes an answer that broke off as none', async () => {
	const answer = new Response('{"id":"7","status":"runn', { status: 200 });
	await expect(answered(answer)).rejects.toMatchObject({ problem: 'offline' });
});

it("passes on the server's own words", async () => {
	const answer = Response.json({ code: 'conflict', message: 'Wait' }, { status: 409 });
	await expect(answered(answer)).rejects.toMatchObject({ name: 'Refused', message: 'Wait' });
});

it('gives a server up that takes a wish and never answers', async () => {
	const patience = new AbortController();
	const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
	vi.spyOn(globalThis, 'fetch').mockImplementation(
		(_, init) =>
			new Promise((_, reject) =>
				init?.signal?.addEventListener('abort', () => reject(new Error('timed out')))
			)
	);
	const server = importsOf('javorina');
	const order = { columns: [] } as unknown as Parameters<typeof server.start>[0];
	const asked = [server.progress('7'), server.undo('7'), server.start(order, new Blob())];
	const ends = asked.map((wish) => expect(wish).rejects.toMatchObject({ problem: 'offline' }));
	patience.abort();
	await Promise.all(ends);
	const [question, wish, parcel] = timeout.mock.calls.map(([ms]) => ms);
	expect(question).toBe(wish);
	expect(parcel).toBeGreaterThan(question!);
});
