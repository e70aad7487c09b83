/** What the browser said of a drag that nobody could follow yet. */
export interface EarlyDrag {
	/** Listens no longer. */
	end(): void;
	/** Says it again to the code that has come: also the drop, when the card was let go already. */
	replay(): void;
}

type Point = Pick<DragEvent, 'target' | 'clientX' | 'clientY'>;

const pointOf = ({ target, clientX, clientY }: DragEvent): Point => ({ target, clientX, clientY });

/** Listens to a drag that begins before the code that follows drags is here. */
export function noteDrag(begun: DragEvent): EarlyDrag {
	const start = pointOf(begun);
	let at: Point | null = null;
	let isDropped = false;
	let isOver = false;
	const listening = new AbortController();
	const { signal } = listening;
	const note = (event: DragEvent) => {
		// Otherwise the browser allows no drop, and gives back the card at its end.
		event.preventDefault();
		at = pointOf(event);
		isDropped = event.type === 'drop';
	};
	const over = () => {
		isOver = true;
		// What comes now belongs to another drag.
		listening.abort();
	};
	addEventListener('dragover', note, { signal, capture: true });
	addEventListener('drop', note, { signal, capture: true });
	addEventListener('dragend', over, { signal, capture: true });
	return {
		end: () => listening.abort(),
		replay() {
			if (isOver && !isDropped) return;
			say('dragstart', start);
			if (at) say('dragover', at);
			if (at && isDropped) say('drop', at);
		}
	};
}

function say(type: string, { target, clientX, clientY }: Point): void {
	const dataTransfer = new DataTransfer();
	const place = { clientX, clientY, dataTransfer, bubbles: true, cancelable: true };
	target?.dispatchEvent(new DragEvent(type, place));
}
