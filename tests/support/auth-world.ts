import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#lib/model/ids.ts';
import type { RoleId } from '#lib/model/role-ids.ts';
import { createAuth } from '#server/auth/auth.ts';
import { hashed } from '#server/auth/passwords.ts';
import type { Project } from '#server/changelog/project.ts';
import { openDatabase } from '#server/db/connection.ts';
import { Projects } from '#server/projects.ts';

export const PASSWORD = 'correct horse battery';

export type AuthWorld = ReturnType<typeof createAuthWorld>;

/** Sign-in over a temporary database of its own. `end` removes it. */
export function createAuthWorld(origin?: string) {
	const directory = mkdtempSync(join(tmpdir(), 'spolu-auth-'));
	const db = openDatabase(directory);
	const projects = new Projects(db, (_, error) => {
		throw error;
	});
	/** As a server that starts anew has it; `close` ends it. */
	const restarted = () => createAuth(db, projects, { origin, dataDir: directory });
	const auth = restarted();

	/** An account, and a member with these roles when a project is given. */
	async function person(name: string, project?: Project, roles: RoleId[] = []) {
		const email = `${name.toLowerCase()}@example.com`;
		const passwordHash = await hashed(PASSWORD);
		const profile = { name, email, passwordHash, language: 'en', timeZone: 'Europe/Prague' };
		const account = auth.accounts.prepared(profile);
		auth.accounts.store(account);
		if (!project) return { account, member: '' };
		const member = await listed(name, project, roles);
		auth.memberships.add(account.id, project.id, member);
		return { account, member };
	}

	/** A member without sign-in, as an import makes them. */
	const listed = (name: string, project: Project, roles: RoleId[] = []) =>
		project.commit({ member: newId(), via: 'import' }, (log) =>
			log.create('members', { name, color: 1, isActive: true, roles })
		);

	return {
		directory,
		db,
		auth,
		restarted,
		person,
		listed,
		project: (name: string) =>
			projects.create({ name, currency: 'EUR', timeZone: 'UTC', language: 'en' }),
		end() {
			auth.close();
			db.$client.close();
			rmSync(directory, { recursive: true });
		}
	};
}
