import { describe, expect, it } from 'vitest';
import { typedText, typedValue } from './typed-values.ts';

describe('typed values', () => {
	it.each([
		['12 400', { amount: 1240000, currency: 'EUR' }],
		['RM 18,500', { amount: 1850000, currency: 'MYR' }],
		['900 czk', { amount: 90000, currency: 'CZK' }],
		['£12.50', { amount: 1250, currency: 'GBP' }],
		['12.400', { amount: 1240000, currency: 'EUR' }],
		['-5 €', { amount: -500, currency: 'EUR' }],
		['€−5', { amount: -500, currency: 'EUR' }]
	])('"%s" is money, in the given currency unless it names one', (typed, value) => {
		expect(typedValue({ kind: 'money' }, typed, 'EUR')).toEqual({ value });
	});

	it('an empty text is no value, and a required field says so', () => {
		expect(typedValue({ kind: 'text' }, '  ', 'EUR')).toEqual({ value: null });
		expect(typedValue({ kind: 'text', required: true }, '', 'EUR')).toEqual({ misfit: 'required' });
	});

	it('what does not fit says why', () => {
		expect(typedValue({ kind: 'money' }, 'much', 'EUR')).toEqual({ misfit: 'money' });
		expect(typedValue({ kind: 'money' }, '900 bananas', 'EUR')).toEqual({ misfit: 'money' });
		expect(typedValue({ kind: 'percent' }, '120', 'EUR')).toEqual({ misfit: 'percent' });
		expect(typedValue({ kind: 'day' }, '31.2.2026', 'EUR')).toEqual({ misfit: 'day' });
	});

	it.each([
		[{ kind: 'money' } as const, { amount: 1240050, currency: 'EUR' }],
		[{ kind: 'money' } as const, { amount: -1240050, currency: 'EUR' }],
		[{ kind: 'day' } as const, '2026-03-09'],
		[{ kind: 'percent' } as const, 40],
		[{ kind: 'text' } as const, 'Strecha']
	])('reads back the %o that it shows', (field, value) => {
		expect(typedValue(field, typedText(field, value), 'EUR')).toEqual({ value });
	});
});
