import { expect, test } from 'vitest';
import { guessDelimiter } from './delimiters.ts';
import { readBytes, readText } from './parsing.ts';

const cells = (text: string) => readText(text).rows.map((row) => row.cells);

test.each([
	['a,b,c\n1,2,3', ','],
	['a;b;c\n1,5;2,5;3', ';'],
	['a\tb\n1,5\t2', '\t'],
	['name;note\nAcme;"one, two; three"\nBeta;four, five, six', ';'],
	['name\nAcme\nBeta', ',']
])('the delimiter of %j is %j', (text, delimiter) => {
	expect(guessDelimiter(text)).toBe(delimiter);
});

test('quotes, breaks inside them and CRLF are understood', () => {
	expect(cells('name,note\r\n"Acme, Inc.","two\nlines and ""quotes"""\r\n')).toEqual([
		['Acme, Inc.', 'two\nlines and "quotes"']
	]);
});

test('headers are trimmed, equal ones told apart, empty ones numbered', () => {
	expect(readText('Name , Phone, Phone,\nA,1,2,x').headers).toEqual([
		'Name',
		'Phone',
		'Phone (2)',
		'Column 4'
	]);
});

test('empty rows and columns are skipped, and rows keep their numbers', () => {
	const table = readText('name,,city\n\nAcme,,Žilina\n,,\nBeta,,Brno\n\n');
	expect(table.headers).toEqual(['name', 'city']);
	expect(table.rows).toEqual([
		{ number: 3, cells: ['Acme', 'Žilina'] },
		{ number: 5, cells: ['Beta', 'Brno'] }
	]);
});

test('short rows are filled up', () => {
	expect(cells('a,b,c\n1\n1,2,3')).toEqual([
		['1', '', ''],
		['1', '2', '3']
	]);
});

test('a file without headers is noticed, and nothing of it is lost', () => {
	const table = readText('Acme,1100.04,1996\nBeta,251.41,1999');
	expect(table).toMatchObject({ hasHeader: false, headers: ['Column 1', 'Column 2', 'Column 3'] });
	expect(table.rows).toHaveLength(2);
	expect(readText('2024,2025\n1,2', { hasHeader: true })).toMatchObject({
		headers: ['2024', '2025']
	});
});

test('Excel’s line about the separator is no row', () => {
	expect(readText('sep=;\r\na;b\r\n1;2')).toMatchObject({ headers: ['a', 'b'], delimiter: ';' });
});

test('cells neutralised on their way out are read as they were', () => {
	expect(cells("phone,note\n'+421 905,'=1\nx,'tis")).toEqual([
		['+421 905', '=1'],
		['x', "'tis"]
	]);
});

test.each([
	['', 'empty'],
	[' \n \n', 'empty'],
	['name,city\n', 'noRows'],
	['name\n' + 'x\n'.repeat(50_001), 'tooManyRows'],
	['a,'.repeat(600) + '\n1', 'unreadable']
])('a table that cannot be taken gets a message', (text, problem) => {
	expect(() => readText(text)).toThrow(problem);
});

test('fifty thousand rows are taken', () => {
	expect(readText('name\n' + 'x\n'.repeat(50_000)).rows).toHaveLength(50_000);
});

test('too many bytes are refused before they are looked at', () => {
	expect(() => readBytes(new Uint8Array(50 * 1024 * 1024 + 1))).toThrow('tooLarge');
});

test.each([
	['title,value\n"Unclosed,100\nB,200\nC,300', 2],
	['title,value\nA,100\nB,"two\nC,300\n', 3],
	['title,value\nA,100\n"Roof" east,2\nC,"3"\n', 3],
	['title,value\n' + 'Acme Industries,1\n'.repeat(90_000) + '"B,2\nC,3', 90_002]
])('rows do not vanish behind a quotation mark that is never closed', (text, row) => {
	expect(() => readText(text)).toThrow(expect.objectContaining({ problem: 'openQuote', row }));
});

test('a quotation mark within a cell is only a letter', () => {
	expect(cells('title,value\n5" pipe,1\nB,2')).toEqual([
		['5" pipe', '1'],
		['B', '2']
	]);
});
