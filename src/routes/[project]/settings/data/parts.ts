import type { Component } from 'svelte';
import { withWords } from '#lib/i18n/index.ts';
import { hasSection } from '#lib/model/rights.ts';
import type { Workspace } from '#lib/replica/workspace.ts';

export type DataPart = 'audit';

/** Each part comes with its words when it is first opened: one page for all, since pages are named to the board. */
export const DATA_PARTS: Record<DataPart, () => Promise<{ default: Component }>> = {
	audit: () => withWords('audit', import('./audit/AuditPage.svelte'))
};

/** The parts of Settings › Data that this member may open, the first one first. */
export function dataParts({ scope }: Workspace): DataPart[] {
	return hasSection(scope, 'members', 'write') ? ['audit'] : [];
}

export function dataPath({ project }: Workspace, part: DataPart): string {
	return `/${project.slug}/settings/data/${part}`;
}
