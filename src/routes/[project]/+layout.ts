import { error, redirect } from '@sveltejs/kit';
import { NotOpened, openWorkspace } from '#lib/replica/open.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params, url }) => {
	try {
		return { workspace: await openWorkspace(params.project) };
	} catch (failure) {
		if (!(failure instanceof NotOpened)) throw failure;
		if (failure.reason === 'missing') error(404);
		if (failure.reason === 'unreachable') error(503);
		redirect(307, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	}
};
