import type { BadRow, ImportProgress } from '#lib/import/orders.ts';
import { comparable } from '#lib/import/names.ts';
import type { Fields } from '#lib/model/json.ts';
import { SpoluError, type MessageValues } from '../errors.ts';
import type { Imports } from './imports.ts';
import { mayImport } from './admission.ts';
import type { Body } from './rows.ts';
import type { UndoingProject } from './undo.ts';

/** What `npm run import` asks for, before the rows. */
export interface JobOrder {
	project: string;
	/** E-mail of the member in whose name it is imported; else the first who may import all. */
	as?: string;
}

/** What it is told while it waits. */
export type JobNews =
	| { is: 'progress'; progress: ImportProgress }
	| { is: 'ended'; progress: ImportProgress; bad: BadRow[] }
	| { is: 'refused'; key: string; values: MessageValues };

export interface JobApp {
	imports: Imports;
	projects: { find(idOrSlug: string): UndoingProject | null | undefined };
}

const TELL_EVERY = 200;

/**
 * Runs an import from its first row to its last and tells how it goes.
 *
 * @throws SpoluError when the project or the member is unknown, or the import is refused
 */
export async function runJob(
	app: JobApp,
	order: JobOrder,
	body: Body,
	tell: (news: JobNews) => void
): Promise<void> {
	const project = app.projects.find(order.project);
	if (!project)
		throw new SpoluError('not_found', 'import.job.noProject', { project: order.project });
	const member = importer(project, order.as);
	const { id } = await app.imports.start(project, member, body);
	const timer = setInterval(() => {
		try {
			tell({ is: 'progress', progress: app.imports.progress(project, member, id) });
		} catch {
			// The right may be gone, or SQL not answer: what matters is told when the import has ended.
		}
	}, TELL_EVERY);
	await app.imports.ended(project, id).finally(() => clearInterval(timer));
	const progress = app.imports.progress(project, member, id);
	tell({ is: 'ended', progress, bad: app.imports.bad(project, member, id) });
}

function importer(project: UndoingProject, email: string | undefined): string {
	const isMeant = (fields: Fields, id: string) =>
		email === undefined
			? mayImport(project.scopeOf(id), 'members') && mayImport(project.scopeOf(id), 'deals')
			: comparable(String(fields.email ?? '')) === comparable(email);
	for (const { id, fields } of project.all('members')) if (isMeant(fields, id)) return id;
	throw new SpoluError('not_found', 'import.job.noMember', { email: email ?? '' });
}
