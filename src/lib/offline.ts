import { dev } from '$app/environment';
import { toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';

const LOOK_EVERY = 30 * 60_000;
const AGAIN_AFTER = 30_000;
const SETTLE_MS = 2_000;

/**
 * Lets the app open without a network from here on. Where browsers allow it: https or this machine.
 * Says so when another version of the program has been fetched, for which it looks as long as the page is open.
 */
export async function openOffline(): Promise<void> {
	const { serviceWorker } = navigator;
	if (dev || !serviceWorker) return;
	if (document.readyState !== 'complete') {
		await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
	}
	let isUpdate = serviceWorker.controller !== null;
	// What it fetches would keep a first visit from what it came for.
	if (!isUpdate) await pause(SETTLE_MS);
	if (!navigator.onLine) {
		await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
	}
	serviceWorker.addEventListener('controllerchange', () => {
		if (isUpdate) {
			const reload = { label: t('shell.reload'), run: () => location.reload() };
			toast(t('shell.outdatedTitle'), { action: reload });
		}
		isUpdate = true;
	});
	const register = () => serviceWorker.register('/service-worker.js').catch(() => null);
	let registration = await register();
	for (;;) {
		await pause(registration?.active ? LOOK_EVERY : AGAIN_AFTER);
		// An installation that a lost network broke off leaves nothing behind: it is begun anew.
		if (registration?.active) await registration.update().catch(() => {});
		else registration = await register();
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
