import { byRank } from '#lib/model/ranks.ts';
import { hasSection } from '#lib/model/rights.ts';
import type { MyProject } from '#server/auth/projects-of.ts';

type Asked = Pick<App.Locals, 'app' | 'session'>;

/**
 * Where the address without a path leads: to setting up, to signing in, or into the only project.
 * Null when there is something to choose.
 */
export function inside({ app, session }: Asked): string | null {
	if (app.auth.setup.isNeeded()) return '/setup';
	if (!session) return '/sign-in';
	const [only, another] = app.auth.projectsOf(session.accountId);
	return only && !another ? firstPage({ app, session }, only) : null;
}

/** A project's first board, or its contacts for whoever has no part in sales. */
export function firstPage(
	{ app, session }: Asked,
	{ id, slug }: Pick<MyProject, 'id' | 'slug'>
): string {
	const { project, scope } = app.auth.memberOf(session, id);
	if (!hasSection(scope, 'sales')) return `/${slug}/contacts`;
	const [first] = [...project.all('pipelines')]
		.map(({ id, fields }) => ({ id, rank: String(fields.rank), slug: String(fields.slug) }))
		.sort(byRank);
	return first ? `/${slug}/pipeline/${first.slug}` : `/${slug}/contacts`;
}

/** A path of this site to go on to, or null: nothing else is followed. */
export function nextPath(url: URL): string | null {
	const next = url.searchParams.get('next');
	if (!next?.startsWith('/')) return null;
	const target = URL.parse(next, url.origin);
	if (target?.origin !== url.origin) return null;
	// `/.//host` is a path whose dots, once gone, would leave another site's address.
	return target.pathname.startsWith('//') ? null : target.pathname + target.search + target.hash;
}
