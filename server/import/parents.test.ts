import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parentsFirst } from './parents.ts';

test('every row comes once, and after its parent unless they form a circle', () => {
	const name = fc.constantFrom('', 'a', 'b', 'c', 'd', 'e');
	fc.assert(
		fc.property(fc.array(fc.record({ name, parent: name }), { maxLength: 8 }), (kin) => {
			const { order, circles } = parentsFirst(kin);
			expect([...order].sort()).toEqual(kin.map((_, i) => i));
			kin.forEach(({ parent }, i) => {
				const above = kin.findIndex((other) => parent !== '' && other.name === parent);
				if (above < 0 || circles.has(i)) return;
				expect(order.indexOf(above)).toBeLessThan(order.indexOf(i));
			});
		})
	);
});

test('a long chain upside down is no trouble', () => {
	const kin = Array.from({ length: 50_000 }, (_, i) => ({ name: `n${i}`, parent: `n${i + 1}` }));
	const { order, circles } = parentsFirst(kin);
	expect(order[0]).toBe(49_999);
	expect(circles.size).toBe(0);
});

test('only those in the circle are in it, not those below', () => {
	const kin = ['ab', 'bc', 'cb', 'da'].map(([name = '', parent = '']) => ({ name, parent }));
	expect([...parentsFirst(kin).circles].sort()).toEqual([1, 2]);
});
