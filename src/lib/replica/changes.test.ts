import { expect, it } from 'vitest';
import { changesOf, telling } from './changes.ts';

const entry = (tx: string, recordId: string, field?: string) => ({
	tx,
	collection: 'deals' as const,
	recordId,
	field
});

it('counts what one edit did to one record as one change', () => {
	const move = [entry('a', 'roof', 'stage'), entry('a', 'roof', 'rank')];
	const others = [entry('b', 'roof', 'title'), entry('a', 'windows', 'stage')];
	expect(changesOf([...move, ...others])).toEqual([move, [others[0]], [others[1]]]);
});

it('tells of a position only when nothing else changed', () => {
	const [stage, rank] = [entry('a', 'roof', 'stage'), entry('a', 'roof', 'rank')];
	expect(telling([stage, rank])).toEqual([stage]);
	expect(telling([rank])).toEqual([rank]);
});
