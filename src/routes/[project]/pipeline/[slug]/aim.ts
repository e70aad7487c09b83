import type { DragLocation } from '@atlaskit/pragmatic-drag-and-drop/types';
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';

/** What lies under a dragged card. */
export type Target =
	| { kind: 'card'; id: string; stage: string; edge: 'top' | 'bottom' }
	| { kind: 'column'; stage: string; end: 'top' | 'bottom' };

/** A hand that lets go shakes by as much, in pixels. */
const REST = 4;

/**
 * Where a drop would land, and the line that says so. It follows the pointer, and stays with its card
 * when a colleague's move shifts the cards under a pointer that rests.
 */
export class Aim {
	#at: { x: number; y: number; element: HTMLElement; target: Target } | null = null;
	/** What lies under the pointer was scrolled: its rest means nothing. */
	#isScrolled = false;

	scrolled(): void {
		this.#isScrolled = true;
	}

	/** What is aimed at, with the pointer there; null over nothing. */
	take({ dropTargets: [under], input: { clientX: x, clientY: y } }: DragLocation): Target | null {
		if (!under) return this.clear();
		const at = this.#at;
		const isResting = at !== null && Math.hypot(x - at.x, y - at.y) < REST;
		if (isResting && !this.#isScrolled && at.element.isConnected) return at.target;
		this.clear();
		const element = under.element as HTMLElement;
		const target = targetOf(under.data);
		if (target.kind === 'card') element.dataset.edge = target.edge;
		this.#at = { x, y, element, target };
		return target;
	}

	clear(): null {
		delete this.#at?.element.dataset.edge;
		this.#at = null;
		this.#isScrolled = false;
		return null;
	}
}

function targetOf(data: Record<string | symbol, unknown>): Target {
	const edge = extractClosestEdge(data) === 'top' ? 'top' : 'bottom';
	return { ...(data as unknown as Target), ...(data.kind === 'card' ? { edge } : {}) } as Target;
}
