import { fieldName, format, t } from '#lib/i18n/index.ts';
import type { AuditEntry } from '#lib/model/audit.ts';
import { SECTIONS } from '#lib/model/sections.ts';
import type { Workspace } from '#lib/replica/workspace.ts';
import { departmentsInWords, rolesInWords } from '../../team/given.ts';

/** What a row is about, in words: the member, what they may do since, the records. */
export function aboutOf(workspace: Workspace, entry: AuditEntry): string {
	const { facts } = entry;
	const fields = (facts.fields ?? []).filter((name) => !(name in facts));
	return [
		...(facts.member ? [memberName(workspace, facts.member)] : []),
		...(facts.roles ? [labelled('roles', rolesInWords(workspace, facts.roles))] : []),
		...(facts.departments
			? [labelled('departments', departmentsInWords(workspace, facts.departments))]
			: []),
		...fields.map((name) => fieldIn(entry, name)),
		...recordsOf(entry)
	].join(' · ');
}

function fieldIn({ kind }: AuditEntry, name: string): string {
	if (kind !== 'roleChanged') return fieldName('members', name);
	const isSection = SECTIONS.some((section) => section === name);
	return t(
		isSection ? `rights.section.${name}` : name === 'name' ? 'rights.name' : 'rights.rights'
	);
}

export function memberName({ rows }: Workspace, id: string | null): string {
	return (id && rows.members.get(id)?.name) || t('data.audit.server');
}

function labelled(field: string, words: string): string {
	return `${fieldName('members', field)}: ${words}`;
}

function recordsOf({ collection, facts, names }: AuditEntry): string[] {
	if (!collection) return [];
	const n = facts.n ?? 0;
	const counted = `${t(`collection.${collection}`)}: ${format.number(n)}`;
	const others = n - names.length;
	const rest = others > 0 && names.length > 0 ? [t('data.audit.others', { n: others })] : [];
	return names.length > 0 ? [counted, [...names, ...rest].join(', ')] : [counted];
}
