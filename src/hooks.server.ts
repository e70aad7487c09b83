import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import {
	answer,
	failure,
	failureOf,
	isSpoluError,
	told,
	type Failure
} from '#lib/server/failures.ts';
import { inside } from '#lib/server/front-door.ts';
import { cookieFor, secure } from '#lib/server/headers.ts';
import { isApi, isChange, isForeign, isTooLarge } from '#lib/server/requests.ts';

const APP = Symbol.for('spolu.app');

/** Every request: who asks, whether it may be asked at all, the answer, and its headers. */
export const handle: Handle = async ({ event, resolve }) => {
	const { locals, request, url } = event;
	locals.app = (globalThis as unknown as Record<symbol, App.Locals['app']>)[APP]!;
	const { session, cookie } = await locals.app.auth.sessions.validate(
		request.headers.get('cookie')
	);
	locals.session = session;
	locals.cookie = cookie;

	const response =
		(await atOnce(event)) ?? (await kept(event, inJson(event, await resolve(event))));
	secure(response.headers, url);
	if (locals.cookie) response.headers.append('set-cookie', cookieFor(url, locals.cookie));
	return response;
};

/** What was not meant for people is logged, by its route: addresses hold tokens. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (!isSpoluError(error) && status >= 500) {
		const { request, route, locals } = event;
		locals.app.log.error({ err: error, route: route.id, method: request.method }, 'unexpected');
	}
	const failed = failureOf(error, status);
	event.locals.failure = failed;
	return { code: failed.code, message: told(event, failed) };
};

/** Answers that no page is needed for. */
async function atOnce(event: RequestEvent): Promise<Response | null> {
	const { request, url, locals } = event;
	if (isForeign(request, url)) return answer(event, failure(403, 'auth.foreign'));
	if (isTooLarge(request, url)) return answer(event, failure(413, 'auth.tooLarge'));
	const hasty = await tooHasty(event);
	if (hasty) return answer(event, hasty);
	// Pages are rendered in the browser: without this, the way in would cost a second round trip.
	const isFrontDoor = url.pathname === '/' && request.method === 'GET' && !event.isDataRequest;
	const elsewhere = isFrontDoor && !url.searchParams.has('list') ? inside(locals) : null;
	return elsewhere ? new Response(null, { status: 303, headers: { location: elsewhere } }) : null;
}

/** What is told to an account that asks for more than pages do, or changes more than a person does. */
async function tooHasty({ locals, request, url }: RequestEvent): Promise<Failure | null> {
	const { app, session } = locals;
	if (!session) return null;
	try {
		app.requests.take(session.accountId);
		if (isChange(request, url)) await app.auth.limits.change(session.accountId);
		return null;
	} catch (error) {
		if (isSpoluError(error)) return error;
		throw error;
	}
}

/** What a request has changed is on the disk before it is answered. */
async function kept(event: RequestEvent, response: Response): Promise<Response> {
	const { request, locals } = event;
	if (request.method === 'GET' || request.method === 'HEAD') return response;
	try {
		await locals.app.projects.disk.synced();
		return response;
	} catch (err) {
		locals.app.log.error({ err, route: event.route.id }, 'the disk refuses');
		return answer(event, failure(503));
	}
}

/** Programs get every failure as `{ code, message }`, with the status of its code. */
function inJson(event: RequestEvent, response: Response): Response {
	if (!isApi(event.url)) return response;
	if (event.locals.failure) return answer(event, event.locals.failure);
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	return response.status < 400 || isJson ? response : answer(event, failure(response.status));
}
