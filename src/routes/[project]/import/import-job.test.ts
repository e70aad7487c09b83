import { afterEach, expect, it, vi } from 'vitest';
import { CsvReader } from '#lib/import/csv-reader.ts';
import type { ImportOrder } from '#lib/import/orders.ts';
import { FileError } from '#lib/import/problems.ts';
import type { TableView } from '#lib/import/table-view.ts';
import { ImportJob } from './import-job.svelte.ts';
import type { Surroundings } from './surroundings.ts';
import type { ImportsOnServer } from './wishes.ts';

afterEach(() => void vi.restoreAllMocks());

const COLUMN = { header: 'Company', samples: ['Telekom'], decimal: null, days: null };
const VIEW = { columns: [COLUMN], rows: [['Telekom']], total: 1, hasHeader: true };

/** An import whose order reaches the server, and whose answer is lost; the server has it all the same. */
async function sent() {
	// Reading is a worker's, which only browsers have.
	vi.spyOn(CsvReader.prototype, 'read').mockResolvedValue(VIEW as unknown as TableView);
	vi.spyOn(CsvReader.prototype, 'rows').mockImplementation(async () => new Blob(['["Telekom"]']));
	const orders: ImportOrder[] = [];
	const server = {
		start: async (order: ImportOrder) => {
			orders.push(order);
			if (orders.length === 1) throw new FileError('offline');
			return { id: `import ${orders.length}` };
		},
		latest: async () => [{ id: 'import 1', key: orders[0]!.key }]
	};
	const surroundings = { allowed: () => ['companies'], fields: () => [], currency: 'EUR' };
	const job = new ImportJob(
		server as unknown as ImportsOnServer,
		'companies',
		surroundings as unknown as Surroundings
	);
	await job.read('Company\nTelekom\n');
	const begun: string[] = [];
	const start = () => job.start((id) => begun.push(id));
	await start();
	expect(job.problem).toBe('offline');
	return { job, start, begun, orders };
}

it('finds the import whose answer was lost, and begins no other', async () => {
	const { start, begun, orders } = await sent();
	await start();
	expect(begun).toEqual(['import 1']);
	expect(orders).toHaveLength(1);
});

it('says so when that one was sent with other choices, and begins another at the next wish', async () => {
	const { job, start, begun, orders } = await sent();
	job.duplicates = 'add';
	await start();
	expect(job.problem).toBe('sentBefore');
	expect(begun).toEqual([]);
	await start();
	expect(begun).toEqual(['import 2']);
	expect(orders[1]).toMatchObject({ duplicates: 'add' });
});
