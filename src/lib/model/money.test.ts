import { describe, expect, it } from 'vitest';
import { inMajor, isMoney, money, sumByCurrency, type Money } from './money.ts';
import { addTotals, stageTotals } from './stage-totals.ts';
import type { Deal } from './deals.ts';
import type { Json } from './json.ts';

const deal = (value?: Money, likelihood?: number) => ({ value, likelihood }) as Deal;
const active = (likelihood: number) => ({ kind: 'active' as const, likelihood });

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
		const totals = stageTotals(active(50), cents);
		expect(totals.sums).toEqual([{ amount: 3, currency: 'EUR' }]);
		expect(totals.weighted).toEqual([{ amount: 2, currency: 'EUR' }]);
	});

	it('count deals without a value', () => {
		expect(stageTotals(active(10), [deal(), deal(undefined, 90)])).toEqual({
			count: 2,
			sums: [],
			weighted: []
		});
	});

	it('weigh a deal by its own likelihood, also nought, and the others by the stage’s', () => {
		const deals = [
			deal(money(100, 'EUR')),
			deal(money(100, 'EUR'), 90),
			deal(money(100, 'EUR'), 0),
			deal(money(10, 'CZK'), 12.5)
		];
		const { sums, weighted } = stageTotals(active(60), deals);
		expect(sums).toEqual([money(300, 'EUR'), money(10, 'CZK')]);
		expect(weighted).toEqual([money(150, 'EUR'), money(1.25, 'CZK')]);
	});

	it('round once, however the deals of a sum are weighed', () => {
		const cents = [deal({ amount: 1, currency: 'EUR' }, 30), deal({ amount: 1, currency: 'EUR' })];
		expect(stageTotals(active(20), cents).weighted).toEqual([{ amount: 1, currency: 'EUR' }]);
	});

	it.each([
		['won', 100, 10],
		['lost', 0, 0],
		['unqualified', 0, 0]
	] as const)('weigh what was %s by the stage alone', (kind, likelihood, weighted) => {
		const totals = stageTotals({ kind, likelihood }, [deal(money(10, 'EUR'), 35)]);
		expect(totals.weighted).toEqual([money(weighted, 'EUR')]);
	});

	it('of several groups of deals add up, each as it was weighed', () => {
		const a = stageTotals(active(50), [deal(money(1, 'EUR')), deal(money(1, 'EUR'), 100)]);
		const b = stageTotals(active(10), [deal(money(2, 'EUR')), deal(money(3, 'CZK'))]);
		expect(addTotals([a, b])).toEqual({
			count: 4,
			sums: [money(4, 'EUR'), money(3, 'CZK')],
			weighted: [money(1.7, 'EUR'), money(0.3, 'CZK')]
		});
	});
});
