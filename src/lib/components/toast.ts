import { SvelteMap } from 'svelte/reactivity';

export interface Toast {
	id: number;
	text: string;
	undo?: () => void;
	action?: { label: string; run: () => void };
}

/** What is shown; a new toast takes the place of the one before, whose edit Ctrl+Z still undoes. */
export const toasts = new SvelteMap<'shown', Toast>();

let count = 0;

/** Tells for eight seconds what was done, with Undo or another action beside it; returns its id. */
export function toast(text: string, options: Pick<Toast, 'undo' | 'action'> = {}): number {
	count += 1;
	toasts.set('shown', { id: count, text, ...options });
	return count;
}

export function dismissToast(id: number): void {
	if (toasts.get('shown')?.id === id) toasts.delete('shown');
}
