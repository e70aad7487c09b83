import type { AuditEntry, AuditQuery } from '#lib/model/audit.ts';
import { asked } from '../../team/asked.ts';
import { Pages } from '../pages.svelte.ts';

export type AuditFilter = Pick<AuditQuery, 'kind' | 'member'>;

/** The audit log as the server tells it. */
export class AuditLog extends Pages<AuditEntry, number> {
	constructor(project: string) {
		super(project, 'audit', 'before');
	}

	/** The whole of it as a file. Rejects with an Error whose message is fit to be shown. */
	async file(filter: AuditFilter): Promise<Blob> {
		const answer = await asked(this.address(filter), { method: 'POST' });
		return answer.blob();
	}
}
