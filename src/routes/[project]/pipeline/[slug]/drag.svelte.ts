import { tick } from 'svelte';
import { toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';
import type { Deal } from '#lib/model/deals.ts';
import { noteDrag } from './early-drag.ts';

/** The drag that is going on, if any. The element that follows the pointer is moved without Svelte. */
export class Drag {
	/** The deal as it was picked up: it keeps its place on this board until it is dropped. */
	held: Deal | null = $state.raw(null);
	/** All deals that move with it, in visual order. */
	ids: readonly string[] = $state.raw([]);
	/** What a colleague did to it meanwhile; stands on the ghost. */
	note = $state('');
	/** The stage under the pointer. */
	over: string | null = $state(null);
	ghost: HTMLElement | null = null;
	/** What makes cards draggable: fetched when a pointer first comes to the board. */
	code: typeof import('./dragging.ts') | null = $state.raw(null);
	#x = 0;
	#y = 0;

	async prepare(): Promise<void> {
		// When it cannot be had now, the pointer comes again; until then there is the move dialog.
		this.code ??= await import('./dragging.ts').catch(() => null);
	}

	/** A drag that begins before its code is here: it is told again when it is. */
	async early(event: DragEvent): Promise<void> {
		if (this.code) return;
		const noted = noteDrag(event);
		await this.prepare();
		await tick();
		noted.end();
		if (this.code) noted.replay();
		else toast(t('shell.notLoaded'));
	}

	start(deal: Deal, ids: readonly string[]): void {
		this.held = deal;
		this.ids = ids;
		this.note = '';
	}

	follow(x: number, y: number): void {
		this.#x = x;
		this.#y = y;
		this.placeGhost();
	}

	placeGhost(): void {
		if (this.ghost) this.ghost.style.transform = `translate(${this.#x + 12}px, ${this.#y + 8}px)`;
	}

	end(): void {
		this.held = null;
		this.ids = [];
		this.note = '';
		this.over = null;
	}
}
