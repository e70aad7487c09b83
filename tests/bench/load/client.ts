import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { newId } from '#lib/model/ids.ts';
import { PACE, type ToBrowser, type ToServer } from '#lib/replica/messages.ts';
import type { Seat } from '../world/worlds.ts';
import { Framing, isAnswer } from './framing.ts';
import { standingAt, type Place } from './places.ts';

const NAME = 'bench';
const LONGEST_JOIN = 60_000;

/** What a client needs to join: where, who, and the document that it keeps. */
export interface Joining {
	place: Place;
	seat: Seat;
	/** Filled and kept current; a client without one reads everything and takes nothing in. */
	doc?: Y.Doc;
	/** What a client without a document says that it has. */
	has?: Y.Doc;
}

/** One client: a socket that speaks as the server's own provider does. */
export class Client {
	readonly seat: Seat;
	readonly doc: Y.Doc | null;
	/** The journal of this client, when the server is ours. */
	readonly journal = newId();
	clock = 0;
	/** So many edits may be sent now; ours limits them per connection. */
	allowance = PACE.burst;
	onApplied: () => void = () => {};
	onMessage: (message: ToBrowser) => void = () => {};
	onOver: (reason: string) => void = () => {};
	readonly #framing: Framing;
	readonly #socket: WebSocket;

	private constructor(joining: Joining, framing: Framing, socket: WebSocket) {
		this.seat = joining.seat;
		this.doc = joining.doc ?? null;
		this.#framing = framing;
		this.#socket = socket;
	}

	/** Joins; resolves when the document is equal to the server's. */
	static async join(joining: Joining): Promise<Client> {
		const { place, seat } = joining;
		const ours = place.kind === 'spolu' ? await standingAt(place, seat.cookie) : null;
		const address = ours
			? `${ours.replica}\0${newId()}`
			: place.kind === 'hocuspocus'
				? NAME
				: null;
		const path = ours ? '/collab' : `/${NAME}`;
		const socket = new WebSocket(place.address.replace('http', 'ws') + path, {
			headers: { cookie: seat.cookie },
			origin: place.address,
			perMessageDeflate: false
		});
		socket.binaryType = 'arraybuffer';
		const client = new Client(joining, new Framing(address), socket);
		const token = ours && {
			v: ours.schema,
			member: ours.member,
			incarnation: ours.incarnation,
			journal: []
		};
		await client.#opened(joining, address === null ? null : JSON.stringify(token ?? 'bench'));
		return client;
	}

	#opened({ doc, has }: Joining, token: string | null): Promise<void> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => reject(new Error('joining took too long')), LONGEST_JOIN);
			this.#socket.on('open', () => {
				if (token !== null) this.#socket.send(this.#framing.token(token));
				this.#socket.send(this.#framing.ask(doc ?? has ?? new Y.Doc()));
			});
			this.#socket.on('message', (bytes) => {
				if (!this.#hear(new Uint8Array(bytes as ArrayBuffer))) return;
				clearTimeout(late);
				resolve();
			});
			this.#socket.on('error', reject);
			this.onOver = (reason) => reject(new Error(`refused: ${reason}`));
			this.#socket.on('close', () => this.onOver('closed'));
		});
	}

	/** True when the frame brought the answer to what was asked first. */
	#hear(frame: Uint8Array): boolean {
		const heard = this.#framing.read(frame);
		if (heard.is === 'sync') {
			if (!this.doc) return isAnswer(heard.decoder);
			const { reply, isAnswer: isFirst } = this.#framing.take(heard.decoder, this.doc, this);
			if (reply) this.#socket.send(reply);
			return isFirst;
		}
		if (heard.is === 'applied') this.onApplied();
		else if (heard.is === 'message') this.onMessage(JSON.parse(heard.text) as ToBrowser);
		else if (heard.is === 'over') this.onOver(heard.reason);
		return false;
	}

	get isOpen(): boolean {
		return this.#socket.readyState === WebSocket.OPEN;
	}

	sendUpdate(bytes: Uint8Array): void {
		this.#socket.send(this.#framing.update(bytes));
	}

	send(message: ToServer): void {
		this.#socket.send(this.#framing.stateless(JSON.stringify(message)));
	}

	close(): void {
		this.onOver = () => {};
		this.#socket.terminate();
		this.doc?.destroy();
	}
}
