import { expect, test } from 'vitest';
import { folded, NameIndex, SEVERAL, squeezed } from './names.ts';

test('case, width and spaces are folded, letters are not', () => {
	expect(folded('  Müller   & Söhne ')).toBe('müller & söhne');
	expect(folded('ＡＣＭＥ')).toBe('acme');
	expect(folded('Müller')).not.toBe(folded('Muller'));
	expect(squeezed('GTX-Pro')).toBe(squeezed('gtxpro'));
});

test('a name without its spaces is found while only one record is meant', () => {
	const index = new NameIndex();
	index.add('GTX Pro', 'pro');
	index.add('MG Special', 'special');
	expect(index.find('GTXPro')).toBe('pro');
	expect(index.find('gtx  pro')).toBe('pro');
	expect(index.find('GTX')).toBeUndefined();
	index.add('GTX-Pro', 'other');
	expect(index.find('GTXPro')).toBe(SEVERAL);
	expect(index.find('GTX Pro')).toBe('pro');
});

test('two records of one name are not told apart', () => {
	const index = new NameIndex();
	index.add('Novák', 'a');
	index.add('NOVÁK', 'b');
	expect(index.find('Novák')).toBe(SEVERAL);
});
