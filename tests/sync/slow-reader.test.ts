import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, type App } from '#server/app.ts';
import { Client } from '../support/live/client.ts';
import { found, sow, type Firm } from '../support/live/founding.ts';
import { serve, type Served } from '../support/live/serve.ts';
import { standingOf, Stranger } from '../support/live/stranger.ts';

let dataDir: string;
let app: App;
let served: Served;
let firm: Firm;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
	dataDir = mkdtempSync(path.join(tmpdir(), 'spolu-slow-'));
	app = await createApp({ dataDir });
	app.log.level = 'silent';
	served = await serve(app);
	const people = ['ann', 'max'].map((name) => ({ name, roles: ['admin' as const] }));
	firm = await found(app, { name: 'Javorina', people });
});

afterEach(async () => {
	vi.useRealTimers();
	await app.close();
	await served.close();
	rmSync(dataDir, { recursive: true, force: true });
});

/** Writes so many mebibytes for everybody to read. */
async function write(mebibytes: number): Promise<void> {
	const text = 'x'.repeat(500);
	const fields = { name: text, industry: text, phone: text, website: text };
	for (let i = 0; i < mebibytes; i++) {
		const all = Array.from({ length: 512 }, () => fields);
		await sow(app, { project: firm.project, collection: 'companies', all });
	}
}

describe('rule 18: a reader that does not read is not waited for', () => {
	it(
		'is closed when it lags too far for too long; who reads keeps the connection',
		{ timeout: 60_000 },
		async () => {
			const ann = await new Client({ host: served.host, firm }, firm.seats.ann!).opened();
			const standing = await standingOf(served.host, firm, firm.seats.max!);
			const max = await new Stranger(standing, firm.seats.max!).joined();
			max.pause();
			await write(16);
			const { seq } = app.projects.find(firm.project)!;
			await ann.bell.until(() => ann.replica!.seq === seq, 'Ann has read everything');

			await vi.advanceTimersByTimeAsync(9_000);
			expect(max.ended).toBeNull();
			await vi.advanceTimersByTimeAsync(4_000);
			max.resume();
			expect(await max.cutOff()).toEqual({ code: 4429, reason: 'limited' });
			expect(ann.counts.offline).toBe(0);
			max.close();
			ann.close();
		}
	);
});
