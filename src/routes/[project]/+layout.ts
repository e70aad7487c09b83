import { error, redirect } from '@sveltejs/kit';
import { startLanguage } from '#lib/i18n/chosen.ts';
import { loadLanguage } from '#lib/i18n/index.ts';
import { NotOpened, openWorkspace } from '#lib/replica/open.ts';
import type { LayoutLoad } from './$types';

/** What the pages of a project say; settings and import bring words of their own. */
const AREAS = ['board', 'model', 'records'];

export const load: LayoutLoad = async ({ params, url }) => {
	try {
		const words = loadLanguage(startLanguage(), ...AREAS);
		const [workspace] = await Promise.all([openWorkspace(params.project), words]);
		return { workspace };
	} catch (failure) {
		if (!(failure instanceof NotOpened)) throw failure;
		if (failure.reason === 'missing') error(404);
		if (failure.reason === 'unreachable') error(503);
		redirect(307, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	}
};
