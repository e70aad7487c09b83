import type { Preview } from '#server/auth/preview.ts';
import type { RoleDefinition } from '#server/auth/roles.ts';
import { asked, withBody } from '../team/asked.ts';

/**
 * Changes roles at the server, which alone writes them. Every method rejects with an Error whose message is
 * fit to be shown.
 */
export class RoleChanges {
	readonly #path: string;

	constructor(project: string) {
		this.#path = `/api/${encodeURIComponent(project)}/roles`;
	}

	/** Gives the new role's id. */
	async create(definition: RoleDefinition): Promise<string> {
		const answer = await asked(this.#path, withBody('POST', definition));
		const { id } = (await answer.json()) as { id: string };
		return id;
	}

	async change(role: string, definition: RoleDefinition): Promise<void> {
		await asked(`${this.#path}/${role}`, withBody('PUT', definition));
	}

	async remove(role: string): Promise<void> {
		await asked(`${this.#path}/${role}`, { method: 'DELETE' });
	}

	/** What a member sees now, and would see were the role this one. */
	async preview(member: string, role: string, definition: RoleDefinition): Promise<Preview[]> {
		const question = { member, role, definition };
		const answer = await asked(`${this.#path}/preview`, withBody('POST', question));
		return (await answer.json()) as Preview[];
	}
}
