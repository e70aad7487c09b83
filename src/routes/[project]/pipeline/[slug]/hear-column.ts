import { t } from '#lib/i18n/index.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Stage } from '#lib/model/stages.ts';
import type { News } from '#lib/replica/announcements.svelte.ts';
import type { Board } from './board.svelte.ts';

/** Says aloud what colleagues do in the column that has the focus; returns how to stop. */
export function hearColumn(board: Board): () => void {
	const { workspace } = board;
	/** The column that had the focus last, and its news. */
	let at: { stage: string; news: News } | null = null;

	function newsOf({ id, name }: Stage): News {
		if (at?.stage !== id) {
			at?.news.hush();
			const sumUp = (n: number) => t('board.heardMany', { n, stage: name });
			at = { stage: id, news: workspace.announcements.newsOf(sumUp) };
		}
		return at.news;
	}

	const stop = workspace.hear((collection, id, fields) => {
		const stage = workspace.rows.stages.get(focusedStage() ?? '');
		if (collection !== 'deals' || !stage) return;
		const deal = workspace.rows.deals.get(id);
		const key = doneIn(stage.id, deal?.stage, fields);
		const title = fields?.title ?? deal?.title;
		if (!key || typeof title !== 'string') return;
		const person = board.lookers.lastAt(id) ?? t('board.colleague');
		newsOf(stage).tell(id, t(key, { person, title, stage: stage.name }));
	});
	return () => {
		stop();
		at?.news.hush();
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
