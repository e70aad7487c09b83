import type { Outcome } from '#lib/model/entries.ts';
import type { Bootstrap } from './api.ts';
import type { ToBrowser } from './messages.ts';
import type { BrowserReplica } from './replica.ts';

/** What the exchange tells the session. */
export interface ExchangeEvents {
	/** Who I am was learnt anew; gives the replica to join, filled from the device when it can be. */
	bootstrap(me: Bootstrap): Promise<BrowserReplica>;
	online(sent: number): void;
	offline(): void;
	/** Everything up to a clock is durable, or judged otherwise as the outcomes say. */
	settled(client: string, upto: number, outcomes: Outcome[], isByHttp: boolean): void;
	attention(outcomes: Outcome[]): void;
	/** Own edits that the server could not read are presented no more: this device alone has them. */
	setAside(outcomes: Outcome[]): void;
	message(message: ToBrowser): void;
	/** It ended for good: who must do what is in the reason. */
	over(reason: 'signed_out' | 'missing' | 'outdated'): void;
	/** The stored copy holds what the server does not have: drop it. */
	fresh(): Promise<void>;
}
