import { t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/replica/workspace.ts';
import { roleLabel } from '../roles/roles.ts';

/** The roles that somebody has or is offered, in words. */
export function rolesInWords(workspace: Workspace, roles: readonly string[]): string {
	const labels = roles.map((role) => roleLabel(workspace, role)).filter(Boolean);
	return labels.join(', ') || t('settings.team.noRole');
}

/** Their departments, by name; none are all of them. */
export function departmentsInWords({ rows }: Workspace, ids: readonly string[]): string {
	const names = ids.flatMap((id) => rows.departments.get(id)?.name ?? []);
	return names.join(', ') || t('settings.team.allDepartments');
}
