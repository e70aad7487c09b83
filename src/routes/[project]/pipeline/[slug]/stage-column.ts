import type { Column } from '#lib/components/grid/columns.ts';
import type { Deal } from '#lib/model/deals.ts';
import { columnOf } from '../../records/columns.ts';
import type { Board } from './board.svelte.ts';

/** The stage of a deal: offered in the order of the pipeline, and sorted by it. */
export function stageColumn(board: Board): Column<Deal> {
	const places = new Map(board.stages.map(({ id }, place) => [id, place]));
	return {
		...columnOf(board.workspace, 'deals', 'stage', 110),
		order: ({ stage }) => places.get(stage) ?? places.size,
		choices: () => board.stages.map(({ id, name }) => ({ value: id, label: name }))
	};
}
