import { expect, test } from 'vitest';
import { readText } from './parsing.ts';
import { writtenBadRows, writtenRows } from './written.ts';

const table = readText('name,phone,note\nAcme,+421 905,=1+1\nBeta,-,"@x, y"\nGamma,1,2');

test('rows go out with their numbers and the chosen columns', () => {
	expect([...writtenRows(table, [2, 0])].join('')).toBe(
		'[2,"=1+1","Acme"]\n[3,"@x, y","Beta"]\n[4,"2","Gamma"]\n'
	);
});

test('bad rows go out neutralised, and come back as they were', () => {
	const reasons = new Map([
		[2, '“Nobody” is not there yet'],
		[3, 'Name is missing']
	]);
	const csv = writtenBadRows(table, reasons, { row: 'Row', reason: 'Reason' });
	expect(csv).toContain("'=1+1");
	expect(csv).toContain("'+421 905");
	expect(csv).not.toMatch(/(^|[,"\n])[=+@]/);
	const again = readText(csv);
	expect(again.headers).toEqual(['Row', 'Reason', 'name', 'phone', 'note']);
	expect(again.rows.map(({ cells }) => cells.slice(2))).toEqual([
		['Acme', '+421 905', '=1+1'],
		['Beta', '-', '@x, y']
	]);
});
