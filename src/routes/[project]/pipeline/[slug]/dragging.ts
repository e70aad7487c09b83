import { attachClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
	draggable,
	dropTargetForElements,
	monitorForElements
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { disableNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/disable-native-drag-preview';
import type { DragLocationHistory } from '@atlaskit/pragmatic-drag-and-drop/types';
import type { Attachment } from 'svelte/attachments';
import type { Place } from '#lib/model/placing.ts';
import { Aim, type Target } from './aim.ts';
import type { Board } from './board.svelte.ts';

type Bag = Record<string | symbol, unknown>;

const idOf = ({ data }: { data: Bag }) => (typeof data.deal === 'string' ? data.deal : null);

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
	return dropTargetForElements({
		element,
		canDrop: ({ source }) => idOf(source) !== null && idOf(source) !== id,
		getData: ({ input }) =>
			attachClosestEdge(
				{ kind: 'card', id, stage },
				{ element, input, allowedEdges: ['top', 'bottom'] }
			)
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

/**
 * Follows every drag of a deal over the board, and hands the place of a drop to `ondrop`. A window that
 * loses the person's attention lets go of the card: where it is dropped then is nobody's choice.
 */
export function watchDrags(
	board: Board,
	ondrop: (ids: readonly string[], place: Place) => void
): () => void {
	const aim = new Aim();
	const scrolled = () => aim.scrolled();
	document.addEventListener('scroll', scrolled, { capture: true, passive: true });
	const cancel = () => board.drag.end();
	addEventListener('blur', cancel);
	const follow = ({ current }: DragLocationHistory) => {
		if (!board.drag.held) return;
		board.drag.follow(current.input.clientX, current.input.clientY);
		board.drag.over = aim.take(current)?.stage ?? null;
	};
	return combine(
		monitorForElements({
			canMonitor: ({ source }) => idOf(source) !== null,
			onDragStart: ({ source, location }) => {
				aim.clear();
				board.pickUp(idOf(source) ?? '');
				follow(location);
			},
			onDrag: ({ location }) => follow(location),
			onDropTargetChange: ({ location }) => follow(location),
			onDrop: ({ location }) => {
				const { ids } = board.drag;
				const target = aim.take(location.current);
				aim.clear();
				board.drag.end();
				if (target && ids.length > 0) ondrop(ids, placeOf(board, ids, target));
			}
		}),
		() => {
			document.removeEventListener('scroll', scrolled, { capture: true });
			removeEventListener('blur', cancel);
		}
	);
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
