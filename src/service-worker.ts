/// <reference types="@sveltejs/kit" />
import { build, files, version } from '$service-worker';

/**
 * Opens the app without a network. It keeps what everybody gets alike, the program and one page that
 * starts it, and nothing of anybody's data: that is the replica's, in IndexedDB.
 */

interface Extendable extends Event {
	waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Extendable {
	request: Request;
	respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as {
	skipWaiting(): Promise<void>;
	clients: { claim(): Promise<void> };
	addEventListener<E extends Extendable>(type: string, listener: (event: E) => void): void;
};

const PREFIX = 'spolu-';
const CACHE = `${PREFIX}${version}`;
/** Every address begins with this page: it holds no data, and starts the app wherever it is opened. */
const SHELL = '/sign-in';
/** So long a slow network may keep people from what is on their device, in ms. */
const PATIENCE = 600;

const kept = new Set([...build, ...files]);

async function install(): Promise<void> {
	const cache = await caches.open(CACHE);
	await cache.addAll([...kept]);
	const shell = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' });
	const text = await shell.clone().text();
	// A page of another version would ask for files that are not kept here.
	const isOurs = shell.ok && !shell.redirected && build.some((file) => text.includes(file));
	if (!isOurs) throw new Error('the page that starts the app is not of this version');
	await cache.put(SHELL, shell);
	await worker.skipWaiting();
}

/** Drops what no open page can still need; those of the version before go on with their own files. */
async function activate(): Promise<void> {
	const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
	await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
	await worker.clients.claim();
}

async function fromCache(request: Request): Promise<Response> {
	const cache = await caches.open(CACHE);
	return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}

/** The network's answer when it comes soon, else the page that starts the app. */
async function page(request: Request): Promise<Response> {
	const answer = fetch(request);
	const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
	const soon = await Promise.race([answer.catch(() => null), late]);
	if (soon) return soon;
	return (await (await caches.open(CACHE)).match(SHELL)) ?? answer;
}

worker.addEventListener<Extendable>('install', (event) => event.waitUntil(install()));
worker.addEventListener<Extendable>('activate', (event) => event.waitUntil(activate()));
worker.addEventListener<Fetching>('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin) return;
	if (kept.has(pathname) || pathname.startsWith('/_app/immutable/')) {
		event.respondWith(fromCache(request));
	} else if (request.mode === 'navigate' && !/^\/(api|collab|healthz)(\/|$)/.test(pathname)) {
		event.respondWith(page(request));
	}
});
