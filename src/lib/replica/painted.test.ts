import { describe, expect, it } from 'vitest';
import type { Edit } from '#lib/model/entries.ts';
import type { Fields } from '#lib/model/json.ts';
import { inverseOf, paintOf, withPaint } from './painted.ts';
import { isTooMuch, portionsOf, wholeTxs } from './portions.ts';

const kindOf = (stage: string) => (stage === 'won' ? 'won' : 'active');
const set = (recordId: string, field: string, value: string | null): Edit => ({
	collection: 'deals',
	recordId,
	op: 'set',
	field,
	value
});

describe('paint', () => {
	it('shows a record that is not there yet, and patches on it', () => {
		const birth: Edit = {
			collection: 'deals',
			recordId: 'roof',
			op: 'create',
			fields: { title: 'Roof' }
		};
		const paints = [birth, set('roof', 'title', 'Roof 2')].flatMap(paintOf);
		expect(withPaint(null, paints, kindOf, 5)).toEqual({ createdAt: 5, title: 'Roof 2' });
	});

	it('shows nothing of a record that is gone', () => {
		expect(withPaint(null, paintOf(set('roof', 'title', 'x')), kindOf, 5)).toBeNull();
	});

	it('brings what follows from a move', () => {
		const closed = withPaint({ stage: 'closing' }, paintOf(set('roof', 'stage', 'won')), kindOf, 5);
		expect(closed).toEqual({ stage: 'won', movedAt: 5, closedAt: 5 });
		const reopened = withPaint(closed, paintOf(set('roof', 'stage', 'closing')), kindOf, 6);
		expect(reopened).toEqual({ stage: 'closing', movedAt: 6 });
	});

	it('a guard paints nothing', () => {
		expect(paintOf({ ...set('roof', 'title', 'x'), op: 'guard' })).toEqual([]);
	});

	it('its inverse brings back what stood before', () => {
		const before: Fields = { title: 'Roof', owner: 'jana' };
		const painted = [set('roof', 'title', 'x'), set('roof', 'reference', 'A-1')].flatMap(paintOf);
		const inverse = inverseOf(painted, () => before, 9);
		const after = withPaint(before, painted, kindOf, 1);
		expect(withPaint(after, inverse, kindOf, 2)).toEqual(before);
	});

	it('the inverse of a birth is a deletion', () => {
		const birth: Edit = { collection: 'deals', recordId: 'roof', op: 'create', fields: {} };
		expect(inverseOf(paintOf(birth), () => null, 9)).toEqual([
			{ collection: 'deals', id: 'roof', patch: { deletedAt: 9 } }
		]);
	});
});

describe('portions', () => {
	it('a tx is never split when a journal is', () => {
		const entry = (tx: string, clock: number) =>
			({ ...set('r', 'title', 'x'), tx, clock }) as never;
		const journal = [entry('a', 1), entry('b', 2), entry('b', 3), entry('c', 4)];
		expect(wholeTxs(journal, 2)).toHaveLength(3);
	});

	it('a journal of long texts travels in pieces that the server takes, whatever script they are in', () => {
		const long = (tx: string, clock: number) =>
			({ ...set('r', 'title', '长'.repeat(60_000)), tx, clock }) as never;
		const journal = Array.from({ length: 40 }, (_, i) => long(`tx${i >> 1}`, i + 1));
		expect(wholeTxs(journal)).toHaveLength(4);
		expect(isTooMuch(journal.slice(0, 3))).toBe(true);
		expect(isTooMuch(journal.slice(0, 2))).toBe(false);
	});

	it('very long texts of many records make several txs', () => {
		const edits = Array.from({ length: 20 }, (_, i) =>
			set(`deal${i}`, 'title', '长'.repeat(60_000))
		);
		expect(portionsOf(edits).map((p) => p.length)).toEqual([5, 5, 5, 5]);
	});

	it('edits of one record are never torn apart', () => {
		const edits = Array.from({ length: 400 }, (_, i) => [
			set(`deal${i}`, 'stage', 'won'),
			set(`deal${i}`, 'rank', 'a0')
		]).flat();
		const portions = portionsOf(edits);
		expect(portions.map((p) => p.length)).toEqual([500, 300]);
		expect(portionsOf(edits.slice(0, 10))).toHaveLength(1);
	});
});
