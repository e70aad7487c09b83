import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { money } from '#lib/model/money.ts';
import { current } from './current.svelte.ts';
import { collator, format, today } from './format.ts';
import type { Language } from './languages.ts';
import { Speaker } from './messages.ts';

function speak(language: Language) {
	current.speaker = new Speaker(language, new Map());
}

/** Intl writes several kinds of space. */
const plain = (text: string) => text.replace(/\s/gu, ' ');

beforeEach(() => {
	speak('en');
	current.timeZone = 'Europe/Bratislava';
});

afterAll(() => {
	current.timeZone = undefined;
});

describe('money', () => {
	it('has no decimals when it is whole, and the narrow symbol', () => {
		expect(format.money(money(84_600, 'EUR'))).toBe('€84,600');
		expect(format.money(money(12.5, 'EUR'))).toBe('€12.50');
		expect(plain(format.money(money(18_500, 'MYR')))).toBe('RM 18,500');
		expect(format.money(money(5, 'USD'))).toBe('$5');
	});

	it('follows the language', () => {
		speak('sk');
		expect(plain(format.money(money(12_400, 'EUR')))).toBe('12 400 €');
		speak('hu');
		expect(plain(format.money(money(9_800_000, 'HUF')))).toBe('9 800 000 Ft');
	});

	it('never adds up different currencies', () => {
		const list = [money(84_600, 'EUR'), money(18_500, 'MYR')];
		expect(plain(format.moneyList(list))).toBe('€84,600 + RM 18,500');
	});

	it('is written without its currency where one types it', () => {
		expect(format.amount(money(12_400.5, 'EUR'))).toBe('12,400.50');
		expect(format.amount(money(12_400, 'EUR'))).toBe('12,400');
	});
});

describe('days and instants', () => {
	it('are written as in Britain by default', () => {
		expect(format.day('2026-03-09')).toBe('9 Mar 2026');
		expect(format.time(Date.UTC(2026, 2, 9, 13, 5))).toBe('14:05');
		expect(format.instant(Date.UTC(2026, 2, 9, 13, 5))).toBe('9 Mar 2026, 14:05');
	});

	it("takes today from the viewer's zone", () => {
		const lateInUtc = Date.UTC(2026, 2, 9, 23, 30);
		expect(today(lateInUtc)).toBe('2026-03-10');
		current.timeZone = 'America/New_York';
		expect(today(lateInUtc)).toBe('2026-03-09');
	});
});

it('sorts as the language does', () => {
	speak('sk');
	expect(['Čerešňa', 'Chata', 'Dom', 'Cena'].sort(collator().compare)).toEqual([
		'Cena',
		'Čerešňa',
		'Dom',
		'Chata'
	]);
});
