import type { Component } from 'svelte';
import { restorable } from '#lib/model/bin.ts';
import { hasSection } from '#lib/model/rights.ts';
import type { Workspace } from '#lib/replica/workspace.ts';

export type DataPart = 'bin' | 'audit';

/** Each part is fetched when it is first opened: one page for all, since pages are named to the board. */
export const DATA_PARTS: Record<DataPart, () => Promise<{ default: Component }>> = {
	bin: () => import('./bin/BinPage.svelte'),
	audit: () => import('./audit/AuditPage.svelte')
};

/** The parts of Settings › Data that this member may open, the first one first. */
export function dataParts({ scope }: Workspace): DataPart[] {
	const parts: (DataPart | false)[] = [
		restorable(scope).length > 0 && 'bin',
		hasSection(scope, 'members', 'write') && 'audit'
	];
	return parts.filter((part) => part !== false);
}

export function dataPath({ project }: Workspace, part: DataPart): string {
	return `/${project.slug}/settings/data/${part}`;
}
