import {
	attachClosestEdge,
	extractClosestEdge
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
	draggable,
	dropTargetForElements,
	monitorForElements
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { disableNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/disable-native-drag-preview';
import type { Attachment } from 'svelte/attachments';
import type { Place } from '#lib/model/placing.ts';
import type { Board } from './board.svelte.ts';

/** What lies under a dragged card. */
export type Target =
	| { kind: 'card'; id: string; stage: string; edge: 'top' | 'bottom' }
	| { kind: 'column'; stage: string; end: 'top' | 'bottom' };

type Bag = Record<string | symbol, unknown>;

const idOf = ({ data }: { data: Bag }) => (typeof data.deal === 'string' ? data.deal : null);

function targetOf(data: Bag): Target {
	const edge = extractClosestEdge(data) === 'top' ? 'top' : 'bottom';
	return { ...(data as unknown as Target), ...(data.kind === 'card' ? { edge } : {}) } as Target;
}

/** Makes an element the handle and, in an ordered column, a target of dragged deals. */
export function cardDrag(id: string, stage: string, isOrdered: boolean, canDrag: () => boolean) {
	const attach: Attachment<HTMLElement> = (element) =>
		combine(
			draggable({
				element,
				canDrag,
				getInitialData: () => ({ deal: id }),
				onGenerateDragPreview: disableNativeDragPreview
			}),
			isOrdered ? cardTarget(element, id, stage) : () => {}
		);
	return attach;
}

function cardTarget(element: HTMLElement, id: string, stage: string) {
	const clear = () => delete element.dataset.edge;
	return dropTargetForElements({
		element,
		canDrop: ({ source }) => idOf(source) !== null && idOf(source) !== id,
		getData: ({ input }) =>
			attachClosestEdge(
				{ kind: 'card', id, stage },
				{ element, input, allowedEdges: ['top', 'bottom'] }
			),
		onDrag: ({ self }) => {
			element.dataset.edge = extractClosestEdge(self.data) ?? '';
		},
		onDragLeave: clear,
		onDrop: clear
	});
}

/** Lets a whole column, a collapsed one or a zone take dropped deals at one of its ends. */
export function columnDrop(stage: string, end: () => 'top' | 'bottom'): Attachment<HTMLElement> {
	return (element) =>
		dropTargetForElements({
			element,
			canDrop: ({ source }) => idOf(source) !== null,
			getData: () => ({ kind: 'column', stage, end: end() })
		});
}

/** Scrolls an element near its edges; attached for as long as a deal is dragged. */
export function dragScroll(axis: 'horizontal' | 'vertical'): Attachment<HTMLElement> {
	return (element) => {
		// Fetched with the first drag. When it cannot be had, one scrolls by hand.
		const scrolling = import('@atlaskit/pragmatic-drag-and-drop-auto-scroll/element').then(
			({ autoScrollForElements }) => autoScrollForElements({ element, getAllowedAxis: () => axis }),
			() => () => {}
		);
		return () => void scrolling.then((stop) => stop());
	};
}

/** Follows every drag of a deal over the board, and hands the place of a drop to `ondrop`. */
export function watchDrags(
	board: Board,
	ondrop: (ids: readonly string[], place: Place) => void
): () => void {
	return monitorForElements({
		canMonitor: ({ source }) => idOf(source) !== null,
		onDragStart: ({ source, location }) => {
			board.pickUp(idOf(source) ?? '');
			follow(board, location.current.input);
		},
		onDrag: ({ location }) => follow(board, location.current.input),
		onDropTargetChange: ({ location }) => {
			const target = location.current.dropTargets[0];
			board.drag.over = target ? targetOf(target.data).stage : null;
		},
		onDrop: ({ location }) => {
			const { ids } = board.drag;
			board.drag.end();
			const target = location.current.dropTargets[0];
			if (target && ids.length > 0) ondrop(ids, placeOf(board, ids, targetOf(target.data)));
		}
	});
}

function follow({ drag }: Board, input: { clientX: number; clientY: number }): void {
	drag.follow(input.clientX, input.clientY);
}

/** The place that a target means among the cards that are on the screen. */
function placeOf(board: Board, ids: readonly string[], target: Target): Place {
	const shown = board.column(target.stage)?.shown ?? [];
	const rest = shown.filter((deal) => !ids.includes(deal.id));
	const end = target.kind === 'column' ? target.end : target.edge;
	const at = target.kind === 'card' ? rest.findIndex((deal) => deal.id === target.id) : -1;
	if (at >= 0) {
		const index = end === 'top' ? at : at + 1;
		return { stage: target.stage, beforeId: rest[index - 1]?.id, afterId: rest[index]?.id };
	}
	if (end === 'top') return { stage: target.stage, afterId: rest[0]?.id };
	return { stage: target.stage, beforeId: rest.at(-1)?.id };
}
