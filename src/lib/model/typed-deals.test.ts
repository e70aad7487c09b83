import { describe, expect, it } from 'vitest';
import { typedDeal, typedMoney } from './typed-deals.ts';

describe('typedMoney', () => {
	it.each([
		['12 400', 1_240_000],
		['12400', 1_240_000],
		['12,400', 1_240_000],
		['12.400', 1_240_000],
		['12 400', 1_240_000],
		['12,400.50', 1_240_050],
		['12.400,5', 1_240_050],
		['1 234 567', 123_456_700],
		['99,90', 9_990],
		['€12 400', 1_240_000]
	])('reads %s', (typed, amount) => {
		expect(typedMoney(typed, 'EUR', '.')).toEqual({ amount, currency: 'EUR' });
		expect(typedMoney(typed, 'EUR', ',')).toEqual({ amount, currency: 'EUR' });
	});

	it('takes the currency that was typed', () => {
		expect(typedMoney('RM 18 500', 'EUR', '.')).toEqual({ amount: 1_850_000, currency: 'MYR' });
		expect(typedMoney('900 Kč', 'EUR', '.')).toEqual({ amount: 90_000, currency: 'CZK' });
		expect(typedMoney('1000 huf', 'EUR', '.')?.currency).toBe('HUF');
	});

	it('reads three decimals where the currency has them, by the sign of the language', () => {
		expect(typedMoney('12.400', 'KWD', '.')?.amount).toBe(12_400);
		expect(typedMoney('1234.567', 'KWD', '.')?.amount).toBe(1_234_567);
		expect(typedMoney('12.400', 'KWD', ',')?.amount).toBe(12_400_000);
	});

	it.each(['', 'roof', '12 40', '1,2,3', '12 400 roof', '-5', '0.500', '1234.567'])(
		'refuses %j',
		(typed) => {
			expect(typedMoney(typed, 'EUR', '.')).toBeNull();
		}
	);
});

describe('typedDeal', () => {
	it('takes a trailing amount as the value', () => {
		expect(typedDeal(' Roof 12 400 ', 'EUR', '.')).toEqual({
			title: 'Roof',
			value: { amount: 1_240_000, currency: 'EUR' }
		});
		expect(typedDeal('Strecha – sklad Žilina 8900 €', 'CZK', '.')).toEqual({
			title: 'Strecha – sklad Žilina',
			value: { amount: 890_000, currency: 'EUR' }
		});
	});

	it.each(['Roof', '12 400', 'Servis klimatizácie 2027', 'Phase 2', 'Nyílászárók – 24 db'])(
		'leaves %s a title',
		(title) => {
			expect(typedDeal(title, 'EUR', '.')).toEqual({ title });
		}
	);
});
