import { setImmediate as nextRound } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Readings } from './readings.ts';

const jana = { accountId: 'jana' };
const petr = { accountId: 'petr' };

test('in one round of the event loop there is one reading, whoever asks', async () => {
	const readings = new Readings();
	let round = 0;
	let isOver = false;
	const counting = (async () => {
		for (; !isOver; round++) await nextRound();
	})();
	const rounds = await Promise.all(
		Array.from({ length: 40 }, (_, i) => readings.read(i % 2 ? jana : petr, () => round))
	);
	isOver = true;
	await counting;
	expect(new Set(rounds).size).toBe(40);
});

test('who asks for many keeps nobody waiting', async () => {
	const readings = new Readings();
	const read: string[] = [];
	const all = Array.from({ length: 20 }, () => readings.read(jana, () => read.push('jana')));
	all.push(readings.read(petr, () => read.push('petr')));
	await Promise.all(all);
	expect(read.indexOf('petr')).toBeLessThan(3);
});

test('who asks faster than they may waits, and is answered all the same', async () => {
	const readings = new Readings(100, 1);
	const begun = performance.now();
	const all = Array.from({ length: 5 }, (_, i) => readings.read(jana, () => i));
	expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4]);
	expect(performance.now() - begun).toBeGreaterThan(35);
});

test('who asks for long readings waits longer', async () => {
	const readings = new Readings(50, 1);
	const long = () => {
		const end = performance.now() + 50;
		while (performance.now() < end);
		return performance.now();
	};
	const [first, second] = [readings.read(jana, long), readings.read(jana, long)];
	expect((await second) - (await first)).toBeGreaterThan(90);
});

test('one that fails leaves the others alone', async () => {
	const readings = new Readings();
	const failing = readings.read(jana, () => {
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(await readings.read(jana, () => 1)).toBe(1);
});

test('a visitor reads nothing, and there is an end to what may wait', async () => {
	const readings = new Readings();
	await expect(readings.read(null, () => 1)).rejects.toMatchObject({ code: 'signed_out' });
	const asked = Array.from({ length: 501 }, () => readings.read(jana, () => 1));
	const limited = { code: 'limited', key: 'auth.limited', values: { seconds: 25 } };
	await expect(asked.pop()).rejects.toMatchObject(limited);
	expect(await readings.read(petr, () => 2)).toBe(2);
});
