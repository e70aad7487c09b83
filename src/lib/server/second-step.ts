import type { RequestEvent } from '@sveltejs/kit';

const COOKIE = 'spolu_step';
/** Seconds; the server forgets the step by then. */
const LIFE = 5 * 60;

type Asked = Pick<RequestEvent, 'cookies' | 'url'>;

/** The cookie of a sign-in whose code is awaited: for its pages alone, and out of reach of scripts. */
export const secondStep = {
	token: ({ cookies }: Asked): string | undefined => cookies.get(COOKIE),
	keep: ({ cookies, url }: Asked, token: string) =>
		cookies.set(COOKIE, token, { ...attributes(url), maxAge: LIFE }),
	forget: ({ cookies, url }: Asked) => cookies.delete(COOKIE, attributes(url))
};

function attributes(url: URL) {
	const secure = url.protocol === 'https:';
	return { path: '/sign-in', httpOnly: true, sameSite: 'strict', secure } as const;
}
