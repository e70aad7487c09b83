import { describe, expect, it } from 'vitest';
import { inMajor, isMoney, money, sumByCurrency } from './money.ts';
import { addTotals, pipelineTotals, stageTotals } from './stage-totals.ts';
import type { Deal } from './deals.ts';
import type { Json } from './json.ts';

const deal = (value?: { amount: number; currency: string }) => ({ value }) as Deal;

describe('money', () => {
	it('is kept in the currency’s minor units', () => {
		expect(money(12_400.5, 'EUR')).toEqual({ amount: 1_240_050, currency: 'EUR' });
		expect(money(12_400.5, 'JPY')).toEqual({ amount: 12_401, currency: 'JPY' });
		expect(inMajor({ amount: 1_240_050, currency: 'EUR' })).toBe(12_400.5);
	});

	it('is nothing but an integer and a code', () => {
		expect(isMoney({ amount: 100, currency: 'EUR' })).toBe(true);
		const wrongs: Json[] = [
			{ amount: 1.5, currency: 'EUR' },
			{ amount: 1, currency: 'eur' },
			{ amount: 1, currency: 'EUR', note: 'x' },
			{ amount: Number.MAX_VALUE, currency: 'EUR' },
			[],
			'100 EUR'
		];
		expect(wrongs.filter(isMoney)).toEqual([]);
	});

	it('never adds up different currencies', () => {
		const values = [money(10, 'MYR'), money(5, 'EUR'), money(7, 'MYR'), undefined];
		expect(sumByCurrency(values)).toEqual([money(5, 'EUR'), money(17, 'MYR')]);
	});
});

describe('totals of a stage', () => {
	it('weigh once, after adding', () => {
		const cents = Array.from({ length: 3 }, () => deal({ amount: 1, currency: 'EUR' }));
		const totals = stageTotals({ likelihood: 50 }, cents);
		expect(totals.sums).toEqual([{ amount: 3, currency: 'EUR' }]);
		expect(totals.weighted).toEqual([{ amount: 2, currency: 'EUR' }]);
	});

	it('count deals without a value', () => {
		expect(stageTotals({ likelihood: 10 }, [deal(), deal()])).toEqual({
			count: 2,
			sums: [],
			weighted: []
		});
	});

	it('of deals at hand and archived ones add up', () => {
		const stage = { likelihood: 100 };
		const a = stageTotals(stage, [deal(money(1, 'EUR'))]);
		const b = stageTotals(stage, [deal(money(2, 'EUR')), deal(money(3, 'CZK'))]);
		expect(addTotals(stage, a, b)).toEqual({
			count: 3,
			sums: [money(3, 'EUR'), money(3, 'CZK')],
			weighted: [money(3, 'EUR'), money(3, 'CZK')]
		});
		expect(pipelineTotals([a, b]).count).toBe(3);
	});
});
