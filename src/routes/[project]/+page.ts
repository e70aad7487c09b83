import { redirect } from '@sveltejs/kit';
import { firstPage } from './shell/pages.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { workspace } = await parent();
	redirect(307, firstPage(workspace));
};
