import { expect, it, vi } from 'vitest';
import { toasts } from '#lib/components/toast.ts';
import { downloadBadRows } from './bad-rows.ts';
import type { ImportJob } from './import-job.svelte.ts';

vi.mock('#lib/import/written.ts', () => {
	throw new TypeError('Failed to fetch dynamically imported module');
});

it('says when the part of the program that writes the rows cannot be fetched', async () => {
	const job: Partial<ImportJob> = { bad: [], badFile: async () => null };
	await downloadBadRows(job as ImportJob, 'deals.csv');
	expect(toasts.get('shown')?.text).toBe('shell.notLoaded');
});
