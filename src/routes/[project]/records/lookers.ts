import type { Typist } from '#lib/components/facts/fact.ts';
import type { Looker } from '#lib/components/grid/columns.ts';
import { PRESENCE_COLORS } from '#lib/model/members.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';

/** Presence colour number as CSS, and letters that are readable on it. */
export function presenceColor(number: number): { color: string; ink: string } {
	const at = number % PRESENCE_COLORS.length;
	return { color: PRESENCE_COLORS[at]!, ink: at < 4 ? '#ffffff' : '#0b1211' };
}

/** Colleagues who edit a field of this record, `collection:id`; each once, whatever their tabs. */
export function typistsOf(workspace: Workspace, record: string): Typist[] {
	const found = new Map<string, Typist>();
	for (const { name, color, look } of workspace.presence.peers) {
		if (look.record !== record || !look.field || !look.isEditing) continue;
		found.set(`${look.field} ${name}`, { field: look.field, name, ...presenceColor(color) });
	}
	return [...found.values()];
}

/** Colleagues in the cells of a collection's grid. */
export function lookersAt(workspace: Workspace, collection: string): Looker[] {
	const prefix = `${collection}:`;
	return workspace.presence.peers.flatMap(({ name, color, look }) =>
		look.record?.startsWith(prefix) && look.field
			? [
					{
						recordId: look.record.slice(prefix.length),
						key: look.field,
						name,
						...presenceColor(color)
					}
				]
			: []
	);
}
