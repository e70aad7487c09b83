import { t } from '#lib/i18n/index.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Board } from './board.svelte.ts';

/** Says aloud what colleagues do in the column that has the focus (UX §2); returns how to stop. */
export function hearColumn(board: Board): () => void {
	const { workspace } = board;
	const stop = workspace.hear((collection, id, fields) => {
		if (collection !== 'deals') return;
		const stage = workspace.rows.stages.get(focusedStage() ?? '');
		if (!stage) return;
		const deal = workspace.rows.deals.get(id);
		const key = doneIn(stage.id, deal?.stage, fields);
		const title = fields?.title ?? deal?.title;
		if (!key || typeof title !== 'string') return;
		const person = board.lookers.lastAt(id) ?? t('board.colleague');
		workspace.announcements.tell(id, t(key, { person, title, stage: stage.name }), (n) =>
			t('board.heardMany', { n, stage: stage.name })
		);
	});
	return () => {
		stop();
		workspace.announcements.hush();
	};
}

function focusedStage(): string | undefined {
	const column = document.activeElement?.closest<HTMLElement>('[data-stage]');
	return column?.dataset.stage;
}

/** What a change means for a stage; null when nothing that one hears there. */
function doneIn(stage: string, before: string | undefined, fields: Fields | null) {
	const isGone = fields === null || typeof fields.deletedAt === 'number';
	const isHere = !isGone && (fields.stage ?? before) === stage;
	if (before === stage) {
		if (!isHere) return 'board.heardLeft';
		if ('title' in fields || 'value' in fields) return 'board.heardChanged';
		return 'rank' in fields ? 'board.heardReordered' : null;
	}
	return isHere ? 'board.heardCame' : null;
}
