/** What the browser said of a drag that nobody could follow yet. */
export interface EarlyDrag {
	/** Listens no longer. */
	end(): void;
	/** Says it again to the code that has come: also the drop, when the card was let go already. */
	replay(): void;
}

type Point = Pick<DragEvent, 'clientX' | 'clientY'>;

/** Listens to a drag that begins before the code that follows drags is here. */
export function noteDrag({ target, clientX, clientY }: DragEvent): EarlyDrag {
	const start: Point = { clientX, clientY };
	let at: Point | null = null;
	let isDropped = false;
	let isOver = false;
	const listening = new AbortController();
	const { signal } = listening;
	const note = (event: DragEvent) => {
		// Otherwise the browser allows no drop, and gives back the card at its end.
		event.preventDefault();
		at = { clientX: event.clientX, clientY: event.clientY };
		isDropped = event.type === 'drop';
	};
	addEventListener('dragover', note, { signal, capture: true });
	addEventListener('drop', note, { signal, capture: true });
	addEventListener('dragend', () => (isOver = true), { signal, capture: true });
	return {
		end: () => listening.abort(),
		replay() {
			if (isOver && !isDropped) return;
			say('dragstart', target, start);
			if (at) say('dragover', under(at), at);
			if (at && isDropped) say('drop', under(at), at);
		}
	};
}

const under = ({ clientX, clientY }: Point) => document.elementFromPoint(clientX, clientY);

function say(type: string, target: EventTarget | null, point: Point): void {
	const dataTransfer = new DataTransfer();
	const event = new DragEvent(type, { ...point, dataTransfer, bubbles: true, cancelable: true });
	target?.dispatchEvent(event);
}
