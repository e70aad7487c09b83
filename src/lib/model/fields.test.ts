import { expect, it } from 'vitest';
import { editMisfit } from './entries.ts';
import type { Json } from './json.ts';

const set = (field: string, value: Json) =>
	editMisfit({ collection: 'stages', recordId: 'one', op: 'set', field, value });

it('days until a deal rots, and a limit of deals, are whole numbers that somebody could mean', () => {
	for (const field of ['rottingDays', 'limit']) {
		for (const value of [1, 14, 1000, null]) expect(set(field, value)).toBeNull();
		for (const value of [-1e9, -1, 0, 0.5, 1e9]) expect(set(field, value)).toBe('number');
	}
});

it('an instant is one that a date can name', () => {
	expect(set('deletedAt', Date.now())).toBeNull();
	for (const value of [0, -9e15, 9e15]) expect(set('deletedAt', value)).toBe('instant');
});
