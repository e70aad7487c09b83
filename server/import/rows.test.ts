import { expect, test } from 'vitest';
import { writtenOrder, type ImportOrder } from '#lib/import/orders.ts';
import { readParcel } from './rows.ts';

const PIECE = 64 * 1024;

function orderOf(total: number): ImportOrder {
	const columns = [{ header: 'Name', target: 'name' }];
	const [duplicates, createMissing] = ['skip' as const, []];
	return { into: 'companies', fileName: 'a.csv', total, columns, duplicates, createMissing };
}

/** The text in pieces, as a socket gives it; `taken` counts them. */
function inPieces(text: string, size = PIECE) {
	const bytes = new TextEncoder().encode(text);
	const pieces = {
		taken: 0,
		*[Symbol.iterator]() {
			for (let i = 0; i < bytes.length; i += size) {
				pieces.taken += 1;
				yield bytes.subarray(i, i + size);
			}
		}
	};
	return pieces;
}

test('lines come out as they went in, however they are cut into pieces', async () => {
	const lines = ['[2,"Žilina"]', '[3,"😀"]', '', `[5,"${'x'.repeat(500)}"]`];
	for (const end of ['', '\n']) {
		const text = writtenOrder(orderOf(lines.length)) + lines.join('\n') + end;
		for (const size of [1, 2, 7, 100, PIECE]) {
			expect((await readParcel(inPieces(text, size))).lines).toEqual(lines);
		}
	}
});

test('a row that is too long is named, and nothing after it is read', async () => {
	const head = writtenOrder(orderOf(2)) + '[2,"Žilina"]\n';
	const endless = inPieces(`${head}[17,"${'x'.repeat(8 * 1024 * 1024)}`);
	const refusal = { code: 'invalid', key: 'import.problem.longRow', values: { row: 17 } };
	await expect(readParcel(endless)).rejects.toMatchObject(refusal);
	expect(endless.taken).toBeLessThan(20);
	const atOnce = `${head}[17,"${'x'.repeat(2 * 1024 * 1024)}"]\n`;
	await expect(readParcel(inPieces(atOnce, atOnce.length))).rejects.toMatchObject(refusal);
});

test('an endless first line is no order', async () => {
	const endless = inPieces('x'.repeat(8 * 1024 * 1024));
	await expect(readParcel(endless)).rejects.toMatchObject({ key: 'import.problem.malformed' });
	expect(endless.taken).toBeLessThan(20);
});
