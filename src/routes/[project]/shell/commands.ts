import { folded, t } from '#lib/i18n/index.ts';
import { byRank } from '#lib/model/ranks.ts';
import { mayCreate } from '#lib/model/rights.ts';
import { THEMES, theme } from '#lib/theme.svelte.ts';
import { found } from './found.ts';
import { pagesOf, PROJECTS } from './pages.ts';
import type { Workspace } from './workspace.ts';

export interface Command {
	key: string;
	label: string;
	hint?: string;
	/** The keys that do the same. */
	shortcut?: string;
	/** Where it leads … */
	href?: string;
	/** … or what it does. */
	run?: () => unknown;
}

/** What the shell itself can do for a command. */
export interface Doing {
	signOut: () => void;
	showShortcuts: () => void;
}

/** The commands whose words hold the query, then the records whose names do. */
export function commandsFor(workspace: Workspace, query: string, doing: Doing): Command[] {
	const words = folded(query.trim()).split(/\s+/);
	const fixed = [...adding(workspace), ...going(workspace), ...others(workspace, doing)].filter(
		({ label }) => words.every((word) => folded(label).includes(word))
	);
	const records = found(workspace, query).map(({ key, title, hint, href }) => ({
		key,
		label: t('shell.openRecord', { title }),
		hint,
		href
	}));
	return [...fixed, ...records];
}

function adding({ scope, rows, project }: Workspace): Command[] {
	const [first] = [...rows.pipelines.values()].sort(byRank);
	if (!first || !mayCreate(scope, 'deals')) return [];
	const href = `/${project.slug}/pipeline/${first.slug ?? first.id}?new=deal`;
	return [{ key: 'add-deal', label: t('shell.addDeal'), shortcut: 'C', href }];
}

function going(workspace: Workspace): Command[] {
	return pagesOf(workspace).map(({ label, href }) => ({
		key: href,
		label: t('shell.goTo', { page: label }),
		href
	}));
}

function others({ account, undoStack }: Workspace, { signOut, showShortcuts }: Doing): Command[] {
	const words = { system: 'profile.system', light: 'profile.light', dark: 'profile.dark' };
	return [
		...(undoStack.canUndo
			? [{ key: 'undo', label: t('shell.undo'), shortcut: 'Ctrl Z', run: () => undoStack.undo() }]
			: []),
		...THEMES.map((choice) => ({
			key: `theme-${choice}`,
			label: t('shell.theme', { theme: t(words[choice]) }),
			run: () => theme.choose(choice)
		})),
		{
			key: 'shortcuts',
			label: t('shell.keyboardShortcuts'),
			shortcut: '?',
			run: showShortcuts
		},
		...(account.projects > 1
			? [{ key: 'projects', label: t('shell.yourProjects'), run: () => location.assign(PROJECTS) }]
			: []),
		{ key: 'sign-out', label: t('shell.signOut'), run: signOut }
	];
}
