/** Intl's objects are dear to make, and an import asks for each of its rows. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
	const known = clocks.get(timeZone);
	if (known) return known;
	const two = '2-digit';
	const time = { hour: two, minute: two, second: two, hourCycle: 'h23' } as const;
	const clock = new Intl.DateTimeFormat('en-US', {
		timeZone,
		year: 'numeric',
		month: two,
		day: two,
		...time
	});
	clocks.set(timeZone, clock);
	return clock;
}

/** By how many milliseconds the clocks of a zone are ahead of UTC at an instant of whole seconds. */
function aheadAt(instant: number, timeZone: string): number {
	const parts = clockOf(timeZone).formatToParts(instant);
	const read = (type: string) => Number(parts.find((part) => part.type === type)!.value);
	const [year, month, day] = [read('year'), read('month'), read('day')];
	return Date.UTC(year, month - 1, day, read('hour'), read('minute'), read('second')) - instant;
}

/**
 * Noon of a day `yyyy-mm-dd` in an IANA zone, as an instant in milliseconds: an event of which only the
 * day is known is shown there on that day, and in most other zones too. A day that a zone has skipped
 * is taken for the next one.
 */
export function noon(day: string, timeZone: string): number {
	const there = Date.parse(`${day}T12:00:00Z`);
	// Asked a second time: clocks may have been changed between that instant and the one that is meant.
	const near = there - aheadAt(there, timeZone);
	return there - aheadAt(near, timeZone);
}
