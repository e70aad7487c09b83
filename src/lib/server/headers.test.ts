import { expect, it } from 'vitest';
import { cookieFor, secure } from './headers.ts';

const COOKIE = 'spolu_session=abc; HttpOnly; SameSite=Lax';

it('a session that began over https is given back over https only', () => {
	const secure = `${COOKIE}; Secure`;
	expect(cookieFor(new URL('https://crm.example.com/'), COOKIE)).toBe(secure);
	expect(cookieFor(new URL('https://crm.example.com/'), secure)).toBe(secure);
	expect(cookieFor(new URL('http://127.0.0.1:3000/'), COOKIE)).toBe(COOKIE);
});

it('no answer is kept on the way or in the browser, unless it says so itself', () => {
	for (const path of ['/', '/join/a-token', '/sign-in', '/api/session']) {
		const headers = new Headers({ 'content-type': 'text/html' });
		secure(headers, new URL(path, 'https://crm.example.com'));
		expect(headers.get('cache-control'), path).toBe('private, no-store');
	}
	const own = new Headers({ 'cache-control': 'private, no-cache' });
	secure(own, new URL('https://crm.example.com/'));
	expect(own.get('cache-control')).toBe('private, no-cache');
});
