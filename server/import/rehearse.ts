import type { Rehearsal } from '#lib/import/orders.ts';
import { gently } from './gently.ts';
import type { Plan } from './plan.ts';
import type { Parcel } from './rows.ts';
import { plannerFor, planLine, type ImportingProject } from './run.ts';
import { sequenceOf } from './sequence.ts';

/** So many bad rows are shown before an import; it will list all of them. */
const SHOWN_BAD = 200;
const SHOWN_NAMES = 500;

/** Goes through an import without changing anything, and tells what would become of it. */
export async function rehearse(
	project: ImportingProject,
	memberId: string,
	parcel: Parcel
): Promise<Rehearsal> {
	const now = Date.now();
	const tally = new Tally(parcel);
	const sequence = await sequenceOf(parcel.order, parcel.lines);
	const planner = await plannerFor(project, parcel.order, memberId, now);
	for await (const position of gently(parcel.lines.keys())) {
		const plan = planLine(planner, parcel, sequence, position, now);
		if (plan.is === 'record') planner.learn(plan.drafts);
		tally.count(plan);
	}
	return tally.result();
}

class Tally {
	readonly #targets: Map<string, string>;
	readonly #unknown = new Map<string, Map<string, number>>();
	readonly #result: Rehearsal;

	constructor({ order, lines }: Parcel) {
		this.#targets = new Map(order.columns.map(({ header, target }) => [header, target]));
		this.#result = {
			total: lines.length,
			ready: 0,
			duplicates: 0,
			badCount: 0,
			bad: [],
			created: {},
			unknown: {}
		};
	}

	count(plan: Plan): void {
		const result = this.#result;
		if (plan.is === 'duplicate') result.duplicates += 1;
		else if (plan.is === 'record') {
			result.ready += 1;
			for (const { collection } of plan.drafts.slice(0, -1)) {
				result.created[collection] = (result.created[collection] ?? 0) + 1;
			}
		} else {
			result.badCount += 1;
			if (result.bad.length < SHOWN_BAD) result.bad.push(plan.bad);
			const { reason, column, value } = plan.bad;
			if (reason === 'missing' || reason === 'stage') this.#miss(column ?? '', value ?? '');
		}
	}

	result(): Rehearsal {
		for (const [target, names] of this.#unknown) {
			this.#result.unknown[target] = [...names]
				.map(([name, rows]) => ({ name, rows }))
				.sort((a, b) => b.rows - a.rows)
				.slice(0, SHOWN_NAMES);
		}
		return this.#result;
	}

	#miss(header: string, name: string): void {
		const target = this.#targets.get(header) ?? header;
		const names = this.#unknown.get(target) ?? new Map<string, number>();
		names.set(name, (names.get(name) ?? 0) + 1);
		this.#unknown.set(target, names);
	}
}
