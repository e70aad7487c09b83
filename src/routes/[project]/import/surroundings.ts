import { IMPORTABLE, mayImportInto, type Importable } from '#lib/import/targets.ts';
import { byRank } from '#lib/model/ranks.ts';
import { hasRight, mayCreate } from '#lib/model/rights.ts';
import type { Stage } from '#lib/model/stages.ts';
import type { Workspace } from '#lib/replica/workspace.ts';

/** What an import must know of its project. All of it is reactive. */
export interface Surroundings {
	/** The collections that the person may import into; none: not the right to import. */
	allowed(): Importable[];
	/** The stages of a pipeline, or of the first one. */
	stages(pipeline: string | null): Stage[];
	mayAddStages(): boolean;
}

export function surroundingsOf(workspace: Workspace): Surroundings {
	const { rows } = workspace;
	const firstPipeline = () => [...rows.pipelines.values()].sort(byRank)[0]?.id;
	return {
		allowed: () =>
			hasRight(workspace.scope, 'importExport')
				? IMPORTABLE.filter((into) => mayImportInto(workspace.scope, into))
				: [],
		stages: (chosen) => {
			const pipeline = chosen ?? firstPipeline();
			return [...rows.stages.values()].filter((stage) => stage.pipeline === pipeline).sort(byRank);
		},
		mayAddStages: () => mayCreate(workspace.scope, 'stages')
	};
}
