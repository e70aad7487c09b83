import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noon } from './noon.ts';

it.each([
	['2026-01-15', 'UTC', '2026-01-15T12:00Z'],
	['2026-01-15', 'Europe/Bratislava', '2026-01-15T11:00Z'],
	['2026-07-15', 'Europe/Bratislava', '2026-07-15T10:00Z'],
	['2026-01-15', 'Pacific/Auckland', '2026-01-14T23:00Z'],
	['2026-07-15', 'Pacific/Auckland', '2026-07-15T00:00Z'],
	['2026-01-15', 'Pacific/Kiritimati', '2026-01-14T22:00Z'],
	['2026-01-15', 'Pacific/Pago_Pago', '2026-01-15T23:00Z'],
	['2026-01-15', 'Asia/Kathmandu', '2026-01-15T06:15Z']
])('noon of %s in %s is at %s', (day, zone, instant) => {
	expect(noon(day, zone)).toBe(Date.parse(instant));
});

it.each([
	['2026-03-29', 'Europe/Bratislava', '2026-03-29T10:00Z'],
	['2026-10-25', 'Europe/Bratislava', '2026-10-25T11:00Z'],
	['2026-04-05', 'Pacific/Auckland', '2026-04-05T00:00Z'],
	['2026-09-27', 'Pacific/Auckland', '2026-09-26T23:00Z'],
	['2026-03-08', 'America/Los_Angeles', '2026-03-08T19:00Z'],
	['2026-11-01', 'America/Los_Angeles', '2026-11-01T20:00Z'],
	['2026-04-05', 'Australia/Lord_Howe', '2026-04-05T01:30Z']
])('on the day when clocks are changed, %s in %s, it is at %s', (day, zone, instant) => {
	expect(noon(day, zone)).toBe(Date.parse(instant));
});

it('a day that a zone has skipped is taken for the next one', () => {
	expect(noon('2011-12-30', 'Pacific/Apia')).toBe(noon('2011-12-31', 'Pacific/Apia'));
});

it('it is twelve o’clock of that day in every zone', () => {
	const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
	const [min, max] = [new Date('2013-01-01'), new Date('2040-01-01')];
	fc.assert(
		fc.property(zone, fc.date({ min, max, noInvalidDate: true }), (timeZone, date) => {
			const day = date.toISOString().slice(0, 10);
			const clock = { dateStyle: 'short', timeStyle: 'medium', timeZone } as const;
			const shown = new Intl.DateTimeFormat('sv', clock).format(noon(day, timeZone));
			expect(shown).toBe(`${day} 12:00:00`);
		})
	);
});
