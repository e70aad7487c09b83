import type { Edit } from './entries.ts';
import { newId } from './ids.ts';
import { rankAfter } from './ranks.ts';
import { reasonsFor, type Reason, type ReasonKind } from './reasons.ts';

/**
 * The edits that put a reason behind the others of its kind. One that was deleted under this very name
 * comes back, or deals of before and of after would be closed for two of one name.
 */
export function offered(name: string, kind: ReasonKind, reasons: Iterable<Reason>): Edit[] {
	const all = [...reasons];
	const rank = rankAfter(reasonsFor(all, kind));
	const retired = all.find((one) => one.isRetired && one.kind === kind && one.name === name);
	if (!retired) {
		const fields = { name, kind, rank };
		return [{ collection: 'reasons', recordId: newId(), op: 'create', fields }];
	}
	const set = { collection: 'reasons', recordId: retired.id, op: 'set' } as const;
	return [
		{ ...set, field: 'isRetired', value: null },
		{ ...set, field: 'rank', value: rank }
	];
}
