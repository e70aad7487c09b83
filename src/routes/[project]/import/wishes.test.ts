import { expect, it } from 'vitest';
import { answered } from './wishes.ts';

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
