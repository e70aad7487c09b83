import type { AuditEntry, AuditPage, AuditQuery } from '#lib/model/audit.ts';
import { asked } from '../../team/asked.ts';

export type AuditFilter = Pick<AuditQuery, 'kind' | 'member'>;

/** The audit log as the server tells it, page after page. */
export class AuditLog {
	rows: AuditEntry[] = $state.raw([]);
	/** Where the next page begins; null at the end. */
	next: number | null = $state(null);
	isRead = $state(false);
	isReading = $state(false);
	/** Why the last answer is missing, fit to be shown. */
	problem: string | null = $state(null);
	readonly #path: string;
	#asking = 0;

	constructor(project: string) {
		this.#path = `/api/${encodeURIComponent(project)}/audit`;
	}

	/** From the newest row on. What was asked for before is no longer waited for. */
	async read(filter: AuditFilter): Promise<void> {
		await this.#ask(filter, undefined);
	}

	async more(filter: AuditFilter): Promise<void> {
		if (this.next !== null && !this.isReading) await this.#ask(filter, this.next);
	}

	/** The whole of it as a file. Rejects with an Error whose message is fit to be shown. */
	async file(filter: AuditFilter): Promise<Blob> {
		const answer = await asked(this.#address(filter), { method: 'POST' });
		return answer.blob();
	}

	async #ask(filter: AuditFilter, before: number | undefined): Promise<void> {
		const asking = ++this.#asking;
		this.isReading = true;
		try {
			const answer = await asked(this.#address({ ...filter, before }));
			const { rows, next } = (await answer.json()) as AuditPage;
			if (asking !== this.#asking) return;
			this.rows = before === undefined ? rows : [...this.rows, ...rows];
			this.next = next;
			this.problem = null;
			this.isRead = true;
		} catch (error) {
			if (asking === this.#asking) this.problem = (error as Error).message;
		} finally {
			if (asking === this.#asking) this.isReading = false;
		}
	}

	#address(query: AuditQuery): string {
		const given = Object.entries(query).filter(([, value]) => value !== undefined);
		return `${this.#path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
	}
}
