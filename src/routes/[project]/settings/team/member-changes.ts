import type { MemberChange } from '#server/auth/team.ts';
import type { Member } from '#lib/model/members.ts';
import { elementsOf } from '#lib/model/rows.ts';
import { asked, withBody } from './asked.ts';

/**
 * Changes members at the server, which alone writes them. Every method rejects with an Error whose
 * message is fit to be shown.
 */
export class MemberChanges {
	readonly #path: string;

	constructor(project: string) {
		this.#path = `/api/${encodeURIComponent(project)}/members`;
	}

	async change(id: string, change: MemberChange): Promise<void> {
		await asked(`${this.#path}/${id}`, withBody('PATCH', change));
	}

	/** What they own goes to `heir`, or to nobody. */
	async deactivate(id: string, heir: string | null): Promise<void> {
		await asked(`${this.#path}/${id}/activity`, withBody('DELETE', { heir }));
	}

	async reactivate(id: string): Promise<void> {
		await asked(`${this.#path}/${id}/activity`, { method: 'POST' });
	}
}

/** What a form of a member shows. */
export type MemberForm = Required<{ [K in keyof MemberChange]: NonNullable<MemberChange[K]> }>;

export function formOf(member: Member): MemberForm {
	const { name, phone = '', roles = [], manager = '', given = [], withheld = [] } = member;
	const departments = elementsOf(member, 'departments');
	return { name, phone, roles, departments, manager, given, withheld };
}

/** What was changed in a form alone: a colleague may have changed the rest meanwhile. */
export function changedIn(before: MemberForm, now: MemberForm): MemberChange {
	const change: MemberChange = {};
	if (now.name !== before.name) change.name = now.name;
	if (now.phone !== before.phone) change.phone = now.phone || null;
	if (now.manager !== before.manager) change.manager = now.manager || null;
	if (!areSame(now.roles, before.roles)) change.roles = now.roles;
	if (!areSame(now.departments, before.departments)) change.departments = now.departments;
	if (!areSame(now.given, before.given)) change.given = now.given;
	if (!areSame(now.withheld, before.withheld)) change.withheld = now.withheld;
	return change;
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && some.every((one) => others.includes(one));
}
