import { expect, test } from 'vitest';
import { currencyIn, guessDecimal, isNumeric, readNumber } from './numbers.ts';

test.each([
	['1 234,56', ',', 1234.56],
	['1\u00a0234,56', ',', 1234.56],
	['1\u202f234,56', ',', 1234.56],
	['1.234,56', ',', 1234.56],
	['1,234.56', '.', 1234.56],
	["1'234.50", '.', 1234.5],
	['9 000 Kč', ',', 9000],
	['9 000,- Kč', ',', 9000],
	['RM 1,234.50', '.', 1234.5],
	['-12,5', ',', -12.5],
	['−12.5', '.', -12.5],
	['(12.50)', '.', -12.5],
	['€ 84,600', '.', 84600],
	['12 400 zł', ',', 12400],
	['45 %', '.', 45],
	['0', '.', 0]
] as const)('%s with %s is %d', (cell, decimal, value) => {
	expect(readNumber(cell, decimal)).toBe(value);
});

test.each(['', 'abc', '1,2,3', '12.3.4', '1.23,4', 'A12', '12 pieces of', '--5', '1e5'])(
	'%s is no number',
	(cell) => {
		expect(readNumber(cell, '.')).toBeNull();
	}
);

test.each([
	[['1100.04', '251.41'], '.'],
	[['1 234,56'], ','],
	[['1.234,56', '1.234'], ','],
	[['1,234,567'], '.'],
	[['1.234.567'], ','],
	[['0.125'], '.'],
	[['1234.567'], '.'],
	[['1.234', '22'], 'ask'],
	[['1,234'], 'ask'],
	[['1.5', '1,5'], 'ask'],
	[['12', '9 000 Kč', ''], null]
])('the decimal sign of %j is %s', (cells, sign) => {
	expect(guessDecimal(cells)).toBe(sign);
});

test('a currency beside the number is recognised', () => {
	expect(['9 000 Kč', 'RM 5', '€5', '5 EUR', 'usd 5', '5 zł', '5'].map(currencyIn)).toEqual([
		'CZK',
		'MYR',
		'EUR',
		'EUR',
		'USD',
		'PLN',
		null
	]);
});

test('codes and words are not numeric', () => {
	expect(['A-12', 'Firma 3', 'N/A', 'x'].some(isNumeric)).toBe(false);
});
