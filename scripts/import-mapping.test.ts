import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readText } from '#lib/import/parsing.ts';
import { isImportable, targetOf } from '#lib/import/targets.ts';
import { orderFrom, readMapping } from './import-mapping.ts';

const EXAMPLES = 'docs/import-mappings';

test.each(readdirSync(EXAMPLES))('the example %s maps to fields that exist', (file) => {
	const into = file.replace('.json', '');
	if (!isImportable(into)) throw new Error(`${into} is no collection`);
	const { columns = {} } = readMapping(`${EXAMPLES}/${file}`);
	expect(Object.values(columns).filter((target) => !targetOf(into, target))).toEqual([]);
	const table = readText(`${Object.keys(columns).join(',')}\n${'x,'.repeat(8)}`);
	expect(orderFrom(table, into, file, { columns, decimal: '.' }, false).places).toHaveLength(
		Object.keys(columns).length
	);
});

test('without a mapping the headers decide', () => {
	const table = readText('account,revenue,colour\nAcme,"1.234,5",red');
	const { order, places } = orderFrom(table, 'companies', '/tmp/a.csv', {}, true);
	expect(places).toEqual([0, 1]);
	expect(order).toMatchObject({
		fileName: 'a.csv',
		total: 1,
		columns: [{ target: 'name' }, { target: 'revenue', decimal: ',' }]
	});
	expect(order.createMissing).toContain('parent');
});

test('what can be read in two ways must be settled in the mapping', () => {
	const table = readText('account,revenue\nAcme,"1,234"');
	expect(() => orderFrom(table, 'companies', 'a.csv', {}, false)).toThrow('"decimal"');
	expect(orderFrom(table, 'companies', 'a.csv', { decimal: '.' }, false).places).toEqual([0, 1]);
});

test('unknown columns and fields are named', () => {
	const table = readText('a\n1');
	const wrong = (columns: Record<string, string>) => () =>
		orderFrom(table, 'companies', 'a.csv', { columns }, false);
	expect(wrong({ b: 'name' })).toThrow('"b"');
	expect(wrong({ a: 'nonsense' })).toThrow('"nonsense"');
	expect(() => orderFrom(table, 'companies', 'a.csv', {}, false)).toThrow('No column');
});
