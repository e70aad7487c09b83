import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { current } from './current.svelte.ts';
import { format } from './format.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { Speaker } from './messages.ts';
import { dayFrom, numberFrom } from './typed.ts';

function speak(language: Language) {
	current.speaker = new Speaker(language, new Map());
}

beforeEach(() => speak('en'));
afterAll(() => speak('en'));

describe('numberFrom', () => {
	it.each([
		['12 400', 12_400],
		['12 400,50', 12_400.5],
		['12,400', 12_400],
		['12,400.50', 12_400.5],
		['12.400,50', 12_400.5],
		['1,234,567', 1_234_567],
		['1.234.567', 1_234_567],
		['12,5', 12.5],
		['€12,400', 12_400],
		['12 400 Kč', 12_400],
		['RM 18,500', 18_500],
		['-5', -5],
		['−5', -5],
		['.5', 0.5],
		['0', 0]
	])('in English %s is %d', (typed, number) => {
		expect(numberFrom(typed)).toBe(number);
	});

	it("reads one sign as the language's own", () => {
		expect(numberFrom('12.400')).toBe(12.4);
		speak('sk');
		expect(numberFrom('12,400')).toBe(12.4);
		expect(numberFrom('12.400')).toBe(12_400);
		expect(numberFrom('12.40')).toBe(12.4);
	});

	it.each(['', 'twelve', '12 apples', '1-2', '--1', '.'])('does not read %j', (typed) => {
		expect(numberFrom(typed)).toBeNull();
	});
});

describe('dayFrom', () => {
	beforeEach(() => {
		vi.useFakeTimers({ now: Date.UTC(2026, 2, 9, 12), toFake: ['Date'] });
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it.each([
		['2026-12-01', '2026-12-01'],
		['1.12.2026', '2026-12-01'],
		['1. 12. 2026', '2026-12-01'],
		['1/12/2026', '2026-12-01'],
		['1.12.', '2026-12-01'],
		['1.12.27', '2027-12-01'],
		['1 Dec', '2026-12-01'],
		['1 december 2027', '2027-12-01'],
		['Tomorrow', '2026-03-10'],
		['today', '2026-03-09']
	])('%s is %s', (typed, day) => {
		expect(dayFrom(typed)).toBe(day);
	});

	it.each(['', '31.2.2026', '13.13.2026', 'soon', '5', '1.2.3.4'])('does not read %j', (typed) => {
		expect(dayFrom(typed)).toBeNull();
	});

	it.each(LANGUAGES)('reads what it writes in %s', (language) => {
		speak(language);
		for (let month = 1; month <= 12; month++) {
			const day = `2026-${String(month).padStart(2, '0')}-09`;
			expect(dayFrom(format.day(day))).toBe(day);
		}
	});
});
