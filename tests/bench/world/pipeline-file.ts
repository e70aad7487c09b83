import { writtenOrder, type ImportOrder } from '#lib/import/orders.ts';
import { readText } from '#lib/import/parsing.ts';
import { writtenRows } from '#lib/import/written.ts';
import { randomFrom } from '../numbers.ts';

/** Rows of the file by their stage: 2,089 open deals and 6,711 that were closed in 2017. */
export const ROWS_BY_STAGE = { Prospecting: 500, Engaging: 1_589, Won: 4_238, Lost: 2_473 };

const COLUMNS: [header: string, target: string][] = [
	['opportunity_id', 'reference'],
	['sales_agent', 'owner'],
	['product', 'products'],
	['account', 'company'],
	['deal_stage', 'stage'],
	['engage_date', 'startedOn'],
	['close_date', 'closedOn'],
	['close_value', 'value']
];

/** A CSV of 8,800 deals as another CRM would write it: 85 companies, 35 agents, 7 products. */
export function pipelineFile(): string {
	const random = randomFrom(11);
	const day = (year: number) => {
		const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
		return `${year}-${two(12)}-${two(28)}`;
	};
	const lines = [COLUMNS.map(([header]) => header).join(',')];
	let n = 0;
	for (const [stage, count] of Object.entries(ROWS_BY_STAGE)) {
		const isClosed = stage === 'Won' || stage === 'Lost';
		for (let i = 0; i < count; i++) {
			n += 1;
			const agent = `Agent ${n % 35}`;
			const cells = [`OP${n}`, agent, `Product ${n % 7}`, `Company ${n % 85}`, stage];
			const closing = isClosed
				? [day(2017), stage === 'Won' ? String(50 + (n % 5_000)) : '0']
				: ['', ''];
			lines.push([...cells, day(2016), ...closing].join(','));
		}
	}
	return lines.join('\n') + '\n';
}

/** The file as a page would send it to the server. */
export function pipelineParcel(csv: string): string {
	const table = readText(csv);
	const order: ImportOrder = {
		into: 'deals',
		fileName: 'pipeline.csv',
		total: table.rows.length,
		columns: COLUMNS.map(([header, target]) => ({ header, target, decimal: '.', days: 'ymd' })),
		duplicates: 'add',
		createMissing: ['owner', 'products', 'company'],
		stages: { Prospecting: '+', Engaging: '+' },
		currency: 'USD'
	};
	const places = COLUMNS.map((_, i) => i);
	return writtenOrder(order) + [...writtenRows(table, places)].join('');
}
