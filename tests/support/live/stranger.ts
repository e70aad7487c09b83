import * as Y from 'yjs';
import type { Entry } from '#lib/model/entries.ts';
import { SCHEMA_VERSION } from '#lib/model/collections.ts';
import { newId } from '#lib/model/ids.ts';
import { Api } from '#lib/replica/api.ts';
import type { Token } from '#lib/replica/messages.ts';
import { Bell } from './bell.ts';
import { inBrowser, WebSocket } from './browser.ts';
import {
	askFrame,
	frame,
	heardIn,
	KIND,
	syncFrame,
	SYNC,
	textFrame,
	tokenFrame,
	type Heard
} from './frames.ts';
import type { Firm, Seat } from './founding.ts';

/** What a page would know: the replica to join, and the incarnation. */
export interface Standing {
	host: string;
	replica: string;
	incarnation: string;
}

/** What the page of a member is told before it connects. */
export async function standingOf(host: string, firm: Firm, { cookie }: Seat): Promise<Standing> {
	const browser = { host, cookie, onFrame: () => {} };
	const { replica, incarnation } = await inBrowser(browser, () => new Api(firm.slug).me());
	return { host, replica, incarnation };
}

/** What is asked of a way in; whatever is absent is as an honest page would have it. */
export interface Wanting {
	/** Null: the browser names none. */
	origin?: string | null;
	cookie?: string;
	/** The name of the document. */
	name?: string;
	token?: Partial<Token> | string;
}

/** Somebody with a socket who sends what they like, byte by byte. */
export class Stranger {
	readonly bell = new Bell();
	readonly heard: Heard[] = [];
	readonly doc = new Y.Doc();
	readonly seat: Seat;
	readonly client = newId();
	readonly address: string;
	/** The HTTP status that refused the socket. */
	status: number | null = null;
	/** How the socket ended. */
	ended: { code: number; reason: string } | null = null;
	readonly #socket: InstanceType<typeof WebSocket>;

	constructor({ host, replica, incarnation }: Standing, seat: Seat, wanting: Wanting = {}) {
		this.seat = seat;
		this.address = wanting.name ?? replica;
		const { origin = `http://${host}`, cookie = seat.cookie, token = {} } = wanting;
		this.#socket = new WebSocket(`ws://${host}/collab`, {
			...(origin === null ? {} : { origin }),
			headers: { cookie }
		});
		const whole = { v: SCHEMA_VERSION, member: seat.member, incarnation, journal: [] };
		const text = typeof token === 'string' ? token : JSON.stringify({ ...whole, ...token });
		this.#socket.on('open', () => this.send(tokenFrame(this.address, text)));
		this.#socket.on('message', (bytes) => this.#hear(new Uint8Array(bytes as Buffer)));
		this.#socket.on('unexpected-response', (_, response) => {
			this.status = response.statusCode ?? 0;
			this.bell.ring();
		});
		this.#socket.on('error', () => this.bell.ring());
		this.#socket.on('close', (code, reason) => {
			this.ended = { code, reason: String(reason) };
			this.bell.ring();
		});
	}

	/** Waits until the server has let it in, and has sent the replica. */
	async joined(): Promise<this> {
		await this.bell.until(() => this.isIn || this.refusal, 'the server has answered');
		if (!this.isIn) throw new Error(`refused: ${this.refusal}`);
		this.send(askFrame(this.address));
		await this.bell.until(() => this.#hasSynced, 'the replica has come');
		return this;
	}

	get isIn(): boolean {
		return this.heard.some(({ is }) => is === 'in');
	}

	get #hasSynced(): boolean {
		return this.heard.some((one) => one.is === 'sync' && one.step === SYNC.step2);
	}

	/** Why it was not let in, or sent away; null while it is neither. */
	get refusal(): string | null {
		const last = this.heard.find((one) => one.is === 'refused' || one.is === 'closed');
		return last && 'reason' in last ? last.reason : null;
	}

	/** Resolves with the reason when the server refuses it or sends it away. */
	async refused(): Promise<string> {
		await this.bell.until(() => this.refusal !== null, 'the server refuses');
		return this.refusal!;
	}

	/** Resolves with how the socket ended. */
	async cutOff(): Promise<{ code: number; reason: string }> {
		await this.bell.until(() => this.ended, 'the socket is closed');
		return this.ended!;
	}

	send(bytes: Uint8Array | string): void {
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(bytes);
	}

	say(message: unknown): void {
		const text = typeof message === 'string' ? message : JSON.stringify(message);
		this.send(textFrame(this.address, KIND.stateless, text));
	}

	sync(step: number, bytes: Uint8Array): void {
		this.send(syncFrame(this.address, step, bytes));
	}

	frame(...rest: Parameters<typeof frame> extends [string, ...infer R] ? R : never): void {
		this.send(frame(this.address, ...rest));
	}

	/** An entry of this stranger's journal. */
	entry(clock: number, entry: Partial<Entry>): Entry {
		const own = { client: this.client, clock, tx: newId(), at: Date.now(), base: 0 };
		return { ...own, collection: 'companies', recordId: newId(), op: 'set', ...entry };
	}

	/** Messages of one kind that came. */
	messages(t: string): Record<string, unknown>[] {
		return this.heard.flatMap((one) =>
			one.is === 'message' && one.message.t === t ? [one.message] : []
		);
	}

	/** Resolves with the next message of a kind that is to come, or has. */
	async told(t: string): Promise<Record<string, unknown>> {
		await this.bell.until(() => this.messages(t).length > 0, `"${t}" is told`);
		return this.messages(t).at(-1)!;
	}

	/** Does not read from its socket any more. */
	pause(): void {
		this.#socket.pause();
	}

	resume(): void {
		this.#socket.resume();
	}

	close(): void {
		this.#socket.terminate();
		this.doc.destroy();
	}

	#hear(bytes: Uint8Array): void {
		const heard = heardIn(bytes);
		this.heard.push(heard);
		if (heard.is === 'sync' && heard.step !== SYNC.step1) Y.applyUpdate(this.doc, heard.bytes);
		this.bell.ring();
	}
}
