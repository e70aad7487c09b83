import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#lib/i18n/languages.ts';
import { closingKind } from './closing-words.ts';

function catalogue(language: string, area: string) {
	const file = path.join(import.meta.dirname, '../i18n', language, `${area}.json`);
	return JSON.parse(readFileSync(file, 'utf8'));
}

describe.each(LANGUAGES)('closing words of %s', (language) => {
	it.each(['won', 'lost', 'unqualified'] as const)('has what the product calls %s', (kind) => {
		expect(closingKind(catalogue(language, 'founding').stage[kind])).toBe(kind);
	});

	it('has the words that the import gives as examples', () => {
		const { outcome } = catalogue(language, 'import').target;
		const [, won, lost] = outcome.slice(outcome.indexOf('(') + 1, -1).split(', ');
		expect([won, lost].map(closingKind)).toEqual(['won', 'lost']);
	});
});

it('knows no other word', () => {
	expect(closingKind('Negotiation')).toBeUndefined();
});
