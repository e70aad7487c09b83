import { expect, test } from 'vitest';
import { comparable, NameIndex, SEVERAL, squeezed } from './names.ts';

test('case, width and spaces do not count, letters do', () => {
	expect(comparable('  Müller   & Söhne ')).toBe('müller & söhne');
	expect(comparable('ＡＣＭＥ')).toBe('acme');
	expect(comparable('Müller')).not.toBe(comparable('Muller'));
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
