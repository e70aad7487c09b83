import { expect, test } from 'vitest';
import { slugFrom, unusedSlug } from './slugs.ts';

test('letters with strokes and marks become plain ones', () => {
	const names = ['Straße', 'Øst', 'Łódź', 'Žilina & syn', 'Kőszegi', 'ＡＣＭＥ'];
	expect(names.map(slugFrom)).toEqual(['strasse', 'ost', 'lodz', 'zilina-syn', 'koszegi', 'acme']);
	expect(slugFrom('日本')).toBe('project');
});

test('a long name is cut, and ends in no hyphen', () => {
	expect(slugFrom(`${'a'.repeat(39)} works`)).toBe('a'.repeat(39));
});

test('a word that is taken or reserved gets a number', () => {
	expect(unusedSlug('Roof', (slug) => slug === 'roof')).toBe('roof-2');
	expect(unusedSlug('Settings', () => false)).toBe('settings-2');
});
