import { error, redirect } from '@sveltejs/kit';
import { byRank } from '#lib/model/ranks.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { workspace } = await parent();
	const [first] = [...workspace.rows.pipelines.values()].sort(byRank);
	if (!first) error(404);
	redirect(307, `/${workspace.project.slug}/pipeline/${first.slug ?? first.id}`);
};
