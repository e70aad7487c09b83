import { expect, it } from 'vitest';
import { cookieFor } from './headers.ts';

const COOKIE = 'spolu_session=abc; HttpOnly; SameSite=Lax';

it('a session that began over https is given back over https only', () => {
	const secure = `${COOKIE}; Secure`;
	expect(cookieFor(new URL('https://crm.example.com/'), COOKIE)).toBe(secure);
	expect(cookieFor(new URL('https://crm.example.com/'), secure)).toBe(secure);
	expect(cookieFor(new URL('http://127.0.0.1:3000/'), COOKIE)).toBe(COOKIE);
});
