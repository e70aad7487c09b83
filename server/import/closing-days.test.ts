import { afterEach, expect, test, vi } from 'vitest';
import { parcelOf, worldForEach, type ImportWorld } from '../../tests/support/import-world.ts';

let world: ImportWorld;
worldForEach((fresh) => (world = fresh));
afterEach(() => vi.useRealTimers());

/** When a deal was closed that a file says was won on a day. */
async function closedAt(day: string): Promise<number> {
	const { imports, project, jana } = world;
	const csv = `title,stage,closedOn\nRoof,Won,${day}`;
	const { id } = await imports.start(project, jana, parcelOf(csv, { into: 'deals' }));
	await imports.ended(project, id);
	return Number(world.named('deals', 'Roof').closedAt);
}

test.each([
	['Pacific/Auckland', '15.1.2026'],
	['Pacific/Kiritimati', '15.1.2026'],
	['Pacific/Pago_Pago', '15.1.2026'],
	['Europe/Bratislava', '29.3.2026']
])('a deal was closed on the day that the file says, in %s', async (timeZone, day) => {
	world.projects.set(world.project, { timeZone });
	const shown = new Intl.DateTimeFormat('de', {
		timeZone,
		dateStyle: 'medium',
		timeStyle: 'short'
	});
	const [d, m, y] = day.split('.').map((part) => part.padStart(2, '0'));
	expect(shown.format(await closedAt(day))).toBe(`${d}.${m}.${y}, 12:00`);
});

test('a deal that is imported in the morning of its last day was closed by then', async () => {
	const now = Date.UTC(2026, 2, 9, 6);
	vi.useFakeTimers({ toFake: ['Date'], now });
	expect(await closedAt('9.3.2026')).toBe(now);
});

test('a deal whose last day is still to come was closed by the time of the import', async () => {
	const now = Date.UTC(2026, 2, 9, 6);
	vi.useFakeTimers({ toFake: ['Date'], now });
	expect(await closedAt('1.6.2027')).toBe(now);
});
