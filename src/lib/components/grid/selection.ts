import type { Column } from './columns.ts';

/** Which rows are ticked. `name` says what ticking a row is called: "Select Roof". */
export interface Selection {
	has(id: string): boolean;
	/** Whether it can be ticked at all. */
	may(id: string): boolean;
	readonly size: number;
	/** `isRange`: Shift was held, so all rows since the last ticked one are meant. */
	toggle(id: string, isRange: boolean): void;
	setAll(ids: string[], isOn: boolean): void;
	name(title: string): string;
	readonly allName: string;
}

/** The column of ticks. */
export const SELECT: Column<never> = {
	key: 'select',
	label: '',
	field: { kind: 'flag' },
	width: 48,
	value: () => null,
	text: () => ''
};
