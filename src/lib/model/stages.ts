import type { Collection } from './collections.ts';
import type { Row } from './rows.ts';

export const STAGE_KINDS = ['active', 'won', 'lost', 'unqualified'] as const;

export type StageKind = (typeof STAGE_KINDS)[number];

export interface Stage extends Row {
	readonly pipeline: string;
	readonly name: string;
	readonly kind: StageKind;
	/** Per cent; weighs the value of the deals that stand here. */
	readonly likelihood: number;
	readonly rank: string;
	/** After so many days without a move a deal rots; absent: never. */
	readonly rottingDays?: number;
	/** The soft limit of deals in progress. */
	readonly limit?: number;
}

export const stages = {
	reads: 'sales',
	writes: 'settings',
	fields: {
		pipeline: { kind: 'link', to: 'pipelines', required: true },
		name: { kind: 'text', required: true },
		kind: { kind: 'choice', options: STAGE_KINDS, required: true },
		likelihood: { kind: 'percent', required: true },
		rank: { kind: 'rank', required: true },
		rottingDays: { kind: 'number', atMost: 10_000 },
		limit: { kind: 'number', atMost: 100_000 }
	}
} satisfies Collection;

export function isClosed(stage: Pick<Stage, 'kind'>): boolean {
	return stage.kind !== 'active';
}

/** The stages that a pipeline starts with; the closed three are always there. */
export const FIRST_STAGES: readonly {
	key: string;
	kind: StageKind;
	likelihood: number;
	rottingDays?: number;
}[] = [
	{ key: 'incoming', kind: 'active', likelihood: 10, rottingDays: 14 },
	{ key: 'contacted', kind: 'active', likelihood: 20, rottingDays: 14 },
	{ key: 'qualified', kind: 'active', likelihood: 40, rottingDays: 21 },
	{ key: 'quoteSent', kind: 'active', likelihood: 60, rottingDays: 14 },
	{ key: 'negotiation', kind: 'active', likelihood: 75, rottingDays: 14 },
	{ key: 'closing', kind: 'active', likelihood: 90, rottingDays: 7 },
	{ key: 'won', kind: 'won', likelihood: 100 },
	{ key: 'lost', kind: 'lost', likelihood: 0 },
	{ key: 'unqualified', kind: 'unqualified', likelihood: 0 }
];
