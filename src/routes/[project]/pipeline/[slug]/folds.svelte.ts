import { keep, recall } from '#lib/browser-storage.ts';
import { isClosed, type Stage } from '#lib/model/stages.ts';

/** Which columns are collapsed, kept in this browser by person and pipeline. */
export class Folds {
	readonly #key: string;
	#chosen: Record<string, boolean> = $state.raw({});

	constructor(memberId: string, pipelineId: string) {
		this.#key = `spolu.folds.${memberId}.${pipelineId}`;
		this.#chosen = stored(this.#key);
	}

	/** Closed stages are collapsed at first. */
	isFolded(stage: Stage): boolean {
		return this.#chosen[stage.id] ?? isClosed(stage);
	}

	toggle(stage: Stage): void {
		this.#chosen = { ...this.#chosen, [stage.id]: !this.isFolded(stage) };
		keep(this.#key, JSON.stringify(this.#chosen));
	}
}

function stored(key: string): Record<string, boolean> {
	try {
		const chosen: unknown = JSON.parse(recall(key) ?? '{}');
		return typeof chosen === 'object' && chosen !== null ? (chosen as Record<string, boolean>) : {};
	} catch {
		return {};
	}
}
