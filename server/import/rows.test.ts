import { expect, test } from 'vitest';
import { writtenOrder, type ImportOrder } from '#lib/import/orders.ts';
import { readParcel } from './rows.ts';

const PIECE = 64 * 1024;

function orderOf(total: number): ImportOrder {
	const columns = [{ header: 'Name', target: 'name' }];
	const [duplicates, createMissing] = ['skip' as const, []];
	return { into: 'companies', fileName: 'a.csv', total, columns, duplicates, createMissing };
}

/** The text in pieces, as a socket gives it; `left` counts those to come. */
function inPieces(text: string, size = PIECE) {
	const bytes = new TextEncoder().encode(text);
	const pieces = {
		left: Math.ceil(bytes.length / size),
		*[Symbol.iterator]() {
			for (let i = 0; i < bytes.length; i += size) {
				pieces.left -= 1;
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

test('a row that is too long is named, once its sender has said all and listens', async () => {
	const head = writtenOrder(orderOf(2)) + '[2,"Žilina"]\n';
	const long = inPieces(`${head}[17,"${'x'.repeat(8 * 1024 * 1024)}`);
	const refusal = { code: 'invalid', key: 'import.problem.longRow', values: { row: 17 } };
	await expect(readParcel(long)).rejects.toMatchObject(refusal);
	expect(long.left).toBe(0);
	const atOnce = `${head}[17,"${'x'.repeat(2 * 1024 * 1024)}"]\n`;
	await expect(readParcel(inPieces(atOnce, atOnce.length))).rejects.toMatchObject(refusal);
});

test('a first line that is too long is no order', async () => {
	const long = inPieces('x'.repeat(8 * 1024 * 1024));
	await expect(readParcel(long)).rejects.toMatchObject({ key: 'import.problem.malformed' });
});

test('more rows than may be are refused, once their sender has said all and listens', async () => {
	const rows = inPieces(writtenOrder(orderOf(50_000)) + '[2,"a"]\n'.repeat(100_000));
	await expect(readParcel(rows)).rejects.toMatchObject({ key: 'import.problem.tooManyRows' });
	expect(rows.left).toBe(0);
});
