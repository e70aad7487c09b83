import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../app.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'spolu-hooks-'));
let app: App;

beforeEach(() => (app = new App({ dataDir })));
afterEach(async () => {
	await app.close();
	rmSync(dataDir, { recursive: true });
});

test('rule 18: an account syncs and reads lists in one line, for one quarter of the time', async () => {
	const list = Promise.withResolvers<void>();
	const reading = app.readings.read({ accountId: 'jana' }, () => list.promise);
	const { beforeSync } = app.collaboration.hocuspocus.configuration;
	const visitor = { account: 'jana', syncs: { take: () => true } };
	let isAnswered = false;
	const answered = (async () => {
		await beforeSync!({ context: { visitor }, type: 0 } as never);
		isAnswered = true;
	})();
	for (let round = 0; round < 20; round++) await nextRound();
	expect(isAnswered).toBe(false);
	list.resolve();
	await Promise.all([reading, answered]);
	expect(isAnswered).toBe(true);
});
