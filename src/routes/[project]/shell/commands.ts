import { folded, t } from '#lib/i18n/index.ts';
import { THEMES, theme } from '#lib/theme.svelte.ts';
import { found } from './found.ts';
import { newDealHref } from './new-deal-href.ts';
import { mayAddProject, pagesOf, PROJECTS } from './pages.ts';
import { undo } from './undo-toast.svelte.ts';
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

function adding(workspace: Workspace): Command[] {
	const href = newDealHref(workspace);
	return href ? [{ key: 'add-deal', label: t('shell.addDeal'), shortcut: 'C', href }] : [];
}

function going(workspace: Workspace): Command[] {
	return pagesOf(workspace).map(({ label, href }) => ({
		key: href,
		label: t('shell.goTo', { page: label }),
		href
	}));
}

function others(workspace: Workspace, { signOut, showShortcuts }: Doing): Command[] {
	const words = { system: 'shell.systemTheme', light: 'shell.lightTheme', dark: 'shell.darkTheme' };
	return [
		...(workspace.undoStack.canUndo
			? [{ key: 'undo', label: t('shell.undo'), shortcut: 'Ctrl Z', run: () => undo(workspace) }]
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
		...(workspace.account.projects > 1
			? [{ key: 'projects', label: t('shell.yourProjects'), run: () => location.assign(PROJECTS) }]
			: []),
		...(mayAddProject(workspace)
			? [
					{
						key: 'new-project',
						label: t('shell.newProject'),
						run: () => location.assign(`${PROJECTS}&new`)
					}
				]
			: []),
		{ key: 'sign-out', label: t('shell.signOut'), run: signOut }
	];
}
