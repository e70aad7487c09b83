import { dev } from '$app/environment';
import { toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';

const LOOK_EVERY = 30 * 60_000;
const SETTLE_MS = 2_000;

/**
 * Lets the app open without a network from here on. Where browsers allow it: https or this machine.
 * Says so when another version of the program has been fetched.
 */
export async function openOffline(): Promise<void> {
	const { serviceWorker } = navigator;
	if (dev || !serviceWorker) return;
	if (document.readyState !== 'complete') {
		await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
	}
	let isUpdate = serviceWorker.controller !== null;
	// What it fetches would keep a first visit from what it came for.
	if (!isUpdate) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
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
	const registration = await serviceWorker.register('/service-worker.js').catch(() => null);
	const look = () => void registration?.update().catch(() => {});
	setInterval(look, LOOK_EVERY);
}
