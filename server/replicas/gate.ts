import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Auth } from '../auth/auth.ts';
import type { Project } from '../changelog/project.ts';
import { originOf } from '../requests.ts';
import type { Paces } from '../paces/pace.ts';

/** A tab has one socket. */
const SOCKETS_EACH = 50;

const ANSWERS = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	429: 'Too Many Requests'
};

/** Decides, before a socket costs anything, who may open one. */
export class Gate {
	readonly #sessions: Auth<Project>['sessions'];
	readonly #joins: Paces;
	readonly #open = new Map<string, number>();

	/** `joins`: how often an account may still open a socket, which joins a replica. */
	constructor({ sessions }: Auth<Project>, joins: Paces) {
		this.#sessions = sessions;
		this.#joins = joins;
	}

	/** True when the socket is let in; otherwise it is answered and ended. */
	async admits(stamped: IncomingMessage, socket: Duplex): Promise<boolean> {
		const status = await this.#refusal(stamped, socket).catch(() => 401 as const);
		if (status === null) return true;
		const answer = `HTTP/1.1 ${status} ${ANSWERS[status]}\r\nConnection: close\r\n\r\n`;
		// Whoever asked may keep their side open for ever.
		socket.end(answer, () => socket.destroy());
		return false;
	}

	async #refusal(stamped: IncomingMessage, socket: Duplex): Promise<keyof typeof ANSWERS | null> {
		if (!URL.canParse(`http://${stamped.headers.host ?? ''}`)) return 400;
		// Browsers always say where a socket was opened from, and cannot lie.
		if (stamped.headers.origin !== originOf(stamped)) return 403;
		const { session } = await this.#sessions.validate(stamped.headers.cookie);
		if (!session || socket.destroyed) return 401;
		const { accountId } = session;
		const open = this.#open.get(accountId) ?? 0;
		if (open >= SOCKETS_EACH || !this.#joins.of(accountId).take()) return 429;
		this.#open.set(accountId, open + 1);
		socket.once('close', () => this.#leave(accountId));
		return null;
	}

	#leave(accountId: string): void {
		const left = this.#open.get(accountId)! - 1;
		if (left > 0) this.#open.set(accountId, left);
		else this.#open.delete(accountId);
	}
}
