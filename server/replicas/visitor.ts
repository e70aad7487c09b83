import { isDeepStrictEqual } from 'node:util';
import type { Connection } from '@hocuspocus/server';
import { newId } from '#lib/model/ids.ts';
import type { Scope } from '#lib/model/scope.ts';
import { PACE, type Look, type Refusal, type ToBrowser } from '#lib/replica/messages.ts';
import type { Project } from '../changelog/project.ts';
import type { Saved } from '../changelog/judging.ts';
import { Pace } from '../paces/pace.ts';

/** One connection of one member: one tab. Lives from authentication until the connection closes. */
export class Visitor {
	readonly key = newId();
	readonly member: string;
	readonly account: string;
	readonly session: string;
	/** From where it was opened. */
	readonly address: string;
	readonly project: Project;
	/** What the member might do when they came: their page goes by it. */
	readonly scope: Scope;
	/** What judging the journal in the token gave; told once the connection stands. */
	readonly saved: Saved[];
	readonly edits = new Pace(PACE.perSecond, PACE.burst);
	readonly looks = new Pace(5, 10);
	readonly messages = new Pace(120, 600);
	readonly syncs = new Pace(0.5, 6);
	connection: Connection | null = null;
	look: Look | null = null;
	/** The last presence message, so that it is not repeated. */
	told = '';
	/** Since when it reads slower than it is sent to. */
	slowSince: number | null = null;

	constructor(who: {
		member: string;
		account: string;
		session: string;
		address: string;
		project: Project;
		scope: Scope;
		saved: Saved[];
	}) {
		this.member = who.member;
		this.account = who.account;
		this.session = who.session;
		this.address = who.address;
		this.project = who.project;
		this.scope = who.scope;
		this.saved = who.saved;
	}

	/** False once the member may do more or less: their page shows what it was told. */
	get isScopeSame(): boolean {
		return isDeepStrictEqual(this.project.scopeOf(this.member), this.scope);
	}

	send(message: ToBrowser): void {
		this.connection?.sendStateless(JSON.stringify(message));
	}

	/**
	 * Does something that reads the database where nobody would catch its failure: the connection ends
	 * then, and the browser comes again.
	 */
	orRetry(work: () => void): void {
		try {
			work();
		} catch {
			this.close('retry');
		}
	}

	/** Ends the connection and says why, then the socket: it joins no replica a second time. */
	close(reason: Refusal): void {
		const { connection } = this;
		const code = CODES[reason] ?? 4410;
		connection?.close({ code, reason });
		setImmediate(() => connection?.webSocket.close(code, reason));
	}
}

const CODES: Record<string, number> = {
	malformed: 4400,
	signed_out: 4401,
	missing: 4404,
	limited: 4429,
	retry: 4503
};
