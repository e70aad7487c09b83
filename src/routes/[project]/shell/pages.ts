import type { Component } from 'svelte';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import Columns from '@lucide/svelte/icons/columns-3';
import Contact from '@lucide/svelte/icons/contact';
import Settings from '@lucide/svelte/icons/settings';
import { t } from '#lib/i18n/index.ts';
import { hasSection } from '#lib/model/rights.ts';
import type { Workspace } from './workspace.ts';

export interface Page {
	label: string;
	href: string;
	icon: Component<{ size?: number }>;
	/** First path segments that belong to it. */
	segments: string[];
	/** Stands at the foot of the rail. */
	isFoot?: boolean;
}

/** The list of one's projects, also for who has only one. */
export const PROJECTS = '/?list';

/** An Admin may make further projects. Whoever is one elsewhere alone comes to them by their list. */
export function mayAddProject({ me }: Workspace): boolean {
	return !!me.roles?.includes('admin');
}

/** The pages that this member may open, in the order of the navigation. */
export function pagesOf({ project, scope }: Workspace): Page[] {
	const href = (segment: string) => `/${project.slug}/${segment}`;
	const pages: (Page | false)[] = [
		hasSection(scope, 'sales') && {
			label: t('shell.pipeline'),
			href: href('pipeline'),
			icon: Columns,
			segments: ['pipeline', 'deals']
		},
		hasSection(scope, 'contacts') && {
			label: t('shell.contacts'),
			href: href('contacts'),
			icon: Contact,
			segments: ['contacts', 'companies', 'people']
		},
		{
			label: t('shell.attention'),
			href: href('attention'),
			icon: CircleAlert,
			segments: ['attention'],
			isFoot: true
		},
		{
			label: t('shell.settings'),
			href: href('settings/profile'),
			icon: Settings,
			segments: ['settings'],
			isFoot: true
		}
	];
	return pages.filter((page) => page !== false);
}

/** Where a member begins: the pipeline, or the first page that their role shows. */
export function firstPage(workspace: Workspace): string {
	return pagesOf(workspace)[0]!.href;
}

export function isCurrent(page: Page, pathname: string): boolean {
	return page.segments.includes(pathname.split('/')[2] ?? '');
}
