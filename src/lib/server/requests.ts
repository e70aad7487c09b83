const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const KIB = 1024;
const MIB = 1024 * KIB;

/** How many bytes a request may carry, by path; the first that matches counts. */
const LIMITS: readonly [path: RegExp, bytes: number][] = [
	[/^\/api\/[^/]+\/imports(\/|$)/, 60 * MIB],
	[/^\/api\/[^/]+\/entries$/, 4 * MIB],
	[/^/, 64 * KIB]
];

export function isApi(url: URL): boolean {
	return url.pathname.startsWith('/api/');
}

/**
 * Whether a request that may change something comes from another site, or cannot show that it does
 * not. Browsers always send one of the two headers with such requests.
 */
export function isForeign(request: Request, url: URL): boolean {
	if (SAFE.has(request.method)) return false;
	const origin = request.headers.get('origin');
	if (origin !== null) return origin !== url.origin;
	return request.headers.get('sec-fetch-site') !== 'same-origin';
}

/** Whether the body is larger than its path allows, or of a length that is not told. */
export function isTooLarge(request: Request, url: URL): boolean {
	if (SAFE.has(request.method) || !request.body) return false;
	const length = request.headers.get('content-length');
	const limit = LIMITS.find(([path]) => path.test(url.pathname))![1];
	return length === null || !(Number(length) <= limit);
}

/** Changes that are weighed by what they carry, where they are taken in. */
const WEIGHED = /^\/api\/[^/]+\/(entries|imports)(\/|$)/;

/** Whether a request changes something that a person does one at a time. */
export function isChange(request: Request, url: URL): boolean {
	return isApi(url) && !SAFE.has(request.method) && !WEIGHED.test(url.pathname);
}
