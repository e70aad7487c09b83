const ALWAYS = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// Links carry invitation tokens and set-up codes; other sites learn nothing of them.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'
};

/** Headers of every answer, beside the content security policy, which Kit writes. */
export function secure(headers: Headers, url: URL): void {
	for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
	if (url.protocol === 'https:') {
		headers.set('strict-transport-security', 'max-age=31536000');
	}
	// Pages say who is asking, as data does. What everybody gets alike is sent before it comes here.
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
}

/** A `Set-Cookie` value for whoever came over https: the browser gives it back over nothing else. */
export function cookieFor(url: URL, cookie: string): string {
	return url.protocol === 'https:' && !/; *secure/i.test(cookie) ? `${cookie}; Secure` : cookie;
}
