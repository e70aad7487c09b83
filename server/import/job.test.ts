import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createImportWorld, parcelOf, type ImportWorld } from '../../tests/support/import-world.ts';
import { runJob } from './job.ts';

let world: ImportWorld;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	world = await createImportWorld();
});

afterEach(async () => {
	vi.useRealTimers();
	await world.end();
});

test('an importer who loses the right on the way is told when it ends, and nobody else is harmed', async () => {
	const { project, jana } = world;
	let loses: Promise<void> | undefined;
	let isLost = false;
	project.followedBy({
		follow() {},
		write() {},
		committed({ changes }) {
			if (changes.some(({ via }) => via === 'import'))
				loses ??= project.commit({ member: jana, via: 'server' }, (log) =>
					log.set('members', jana, { roles: [] })
				);
			if (!changes.some(({ field }) => field === 'roles')) return;
			isLost = true;
			// It is time to tell how it goes, and the import does not know yet.
			vi.advanceTimersByTime(1_000);
		},
		failed() {}
	});
	const names = Array.from({ length: 3_000 }, (_, i) => `Firma ${i}\n`).join('');
	const body = parcelOf(`account\n${names}`, { into: 'companies' });
	const job = runJob(world, { project: 'lumen', as: 'jana@example.com' }, body, () => {});
	await expect(job).rejects.toMatchObject({ code: 'not_found' });
	expect(isLost).toBe(true);
	expect(world.faults).toEqual([]);
});
