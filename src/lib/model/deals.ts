import type { Collection } from './collections.ts';
import type { Fields } from './json.ts';
import type { Money } from './money.ts';
import type { Row } from './rows.ts';
import { SHARING } from './sharing.ts';
import type { StageKind } from './stages.ts';

const DAY_MS = 86_400_000;

export interface Deal extends Row {
	readonly title: string;
	/** The pipeline follows from the stage. */
	readonly stage: string;
	/** Order within the stage is `(rank, id)`. */
	readonly rank: string;
	readonly company?: string;
	readonly person?: string;
	readonly owner?: string;
	readonly value?: Money;
	/** Per cent; absent: its stage's. */
	readonly likelihood?: number;
	readonly expectedOn?: string;
	readonly startedOn?: string;
	readonly reference?: string;
	readonly reason?: string;
	readonly movedAt?: number;
	readonly closedAt?: number;
	/** Left the working set: it is in SQL only, reached over HTTP. */
	readonly isArchived?: boolean;
}

export const deals = {
	reads: 'sales',
	writes: 'sales',
	fields: {
		title: { kind: 'text', required: true },
		stage: { kind: 'link', to: 'stages', required: true },
		rank: { kind: 'rank', required: true },
		company: { kind: 'link', to: 'companies' },
		person: { kind: 'link', to: 'people' },
		owner: { kind: 'link', to: 'members' },
		departments: { kind: 'set', to: 'departments' },
		...SHARING,
		products: { kind: 'set', to: 'products' },
		value: { kind: 'money' },
		likelihood: { kind: 'percent' },
		expectedOn: { kind: 'day' },
		startedOn: { kind: 'day' },
		reference: { kind: 'text' },
		reason: { kind: 'link', to: 'reasons' },
		movedAt: { kind: 'instant', byServer: true },
		closedAt: { kind: 'instant', byServer: true },
		isArchived: { kind: 'flag', byServer: true }
	}
} satisfies Collection;

/**
 * What follows from a change of a deal's stage: when it was moved and closed, and that it is back in
 * the working set, without the reason it was closed for before. `at` is the instant of the change in
 * milliseconds.
 */
export function afterMove(
	before: Fields | null,
	patch: Fields,
	kind: StageKind,
	at: number
): Fields {
	if (patch.stage === undefined || patch.stage === before?.stage) return {};
	const after: Fields = { movedAt: at };
	if (before?.reason !== undefined && patch.reason === undefined) after.reason = null;
	if (before?.isArchived !== undefined) after.isArchived = null;
	if (kind !== 'active') after.closedAt = at;
	else if (before?.closedAt !== undefined) after.closedAt = null;
	return after;
}

/** Deals that were closed before this instant have left the working set. */
export function closingLimit(closedDays: number, now: number): number {
	return now - closedDays * DAY_MS;
}

/** Whether a deal that was closed at an instant has left the working set by now. */
export function isPastClosing(closedAt: unknown, closedDays: number, now: number): boolean {
	return typeof closedAt === 'number' && closedAt < closingLimit(closedDays, now);
}

/** How many whole days a deal has stood in its stage. */
export function daysInStage(deal: Pick<Deal, 'movedAt' | 'createdAt'>, now: number): number {
	const since = deal.movedAt ?? deal.createdAt ?? now;
	return Math.max(0, Math.floor((now - since) / DAY_MS));
}
