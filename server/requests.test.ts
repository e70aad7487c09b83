import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { originOf, pathOf, stamp, STAMPS } from './requests.ts';

function request(headers: Record<string, string>, url = '/') {
	return { headers, url, socket: { remoteAddress: '10.0.0.7' } } as unknown as IncomingMessage;
}

const direct = { origin: undefined, proxies: 0 };
const forwarded = {
	host: '127.0.0.1:3000',
	forwarded: 'for=6.6.6.6',
	'x-forwarded-for': '6.6.6.6, 192.0.2.1',
	'x-forwarded-proto': 'https',
	'x-forwarded-host': 'crm.example.com',
	'x-spolu-address': '6.6.6.6'
};

test('without ORIGIN or a proxy: plain http, the host asked for, the address of the socket', () => {
	const incoming = request({ ...forwarded });
	stamp(incoming, direct);
	expect(incoming.headers).toEqual({
		host: '127.0.0.1:3000',
		[STAMPS.protocol]: 'http',
		[STAMPS.host]: '127.0.0.1:3000',
		[STAMPS.address]: '10.0.0.7'
	});
	expect(originOf(incoming)).toBe('http://127.0.0.1:3000');
});

test('ORIGIN decides protocol and host, whatever the request says', () => {
	const incoming = request({ host: 'evil.example' });
	stamp(incoming, { origin: 'https://crm.example.com', proxies: 0 });
	expect(originOf(incoming)).toBe('https://crm.example.com');
	expect(incoming.headers[STAMPS.address]).toBe('10.0.0.7');
});

test('a believed proxy says who asked; what the visitor wrote before it is not believed', () => {
	const one = request({ ...forwarded });
	stamp(one, { origin: undefined, proxies: 1 });
	expect(one.headers[STAMPS.address]).toBe('192.0.2.1');
	expect(originOf(one)).toBe('https://crm.example.com');
	expect(one.headers['x-forwarded-for']).toBeUndefined();

	const two = request({ ...forwarded });
	stamp(two, { origin: undefined, proxies: 2 });
	expect(two.headers[STAMPS.address]).toBe('6.6.6.6');
});

test('fewer values than believed proxies: the first one, which a proxy wrote', () => {
	const incoming = request({
		host: '127.0.0.1:3000',
		'x-forwarded-for': '192.0.2.1',
		'x-forwarded-proto': 'https',
		'x-forwarded-host': 'crm.example.com'
	});
	stamp(incoming, { origin: undefined, proxies: 2 });
	expect(originOf(incoming)).toBe('https://crm.example.com');
	expect(incoming.headers[STAMPS.address]).toBe('192.0.2.1');
});

test('a request that came past the proxy still has an address', () => {
	const incoming = request({ host: 'localhost' });
	stamp(incoming, { origin: undefined, proxies: 1 });
	expect(incoming.headers[STAMPS.address]).toBe('10.0.0.7');
});

test('a path has no query', () => {
	expect(pathOf(request({}, '/collab?token=1'))).toBe('/collab');
	expect(pathOf(request({}, '/collaborate'))).toBe('/collaborate');
});
