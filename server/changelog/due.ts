import type { CollectionName } from '#lib/model/collections.ts';
import type { Db } from '../db/connection.ts';

/** A share that ends: of which record, and under which key it stands there. */
export type Lease = [collection: CollectionName, id: string, key: string];

/** What time brings to one project's records: the sweeper asks, of tens of thousands. */
export class Due {
	readonly #project: string;
	readonly #sql;

	constructor(db: Db, project: string) {
		this.#project = project;
		const sql = db.$client;
		this.#sql = {
			ended: sql.prepare(
				`select collection, record, field from links indexed by links_by_end
				 where project = ? and until is not null and until <= ? order by until limit ?`
			),
			// In the order in which they lie.
			workingDeals: sql
				.prepare(
					`select rowid from records indexed by records_by_stage
					 where project = ? and collection = 'deals' and is_archived = 0 order by rowid`
				)
				.pluck(),
			closedBefore: sql
				.prepare(
					`select id from records where rowid in (select value from json_each(?))
					 and is_deleted = 0 and json_extract(fields, '$.closedAt') < ?`
				)
				.pluck()
		};
	}

	/** Where the deals of the working set stand in the table: an index tells, without reading them. */
	workingDeals(): number[] {
		return this.#sql.workingDeals.all(this.#project) as number[];
	}

	/** Those of some places that are not deleted, and were closed before an instant. */
	closedBefore(instant: number, places: readonly number[]): string[] {
		return this.#sql.closedBefore.all(JSON.stringify(places), instant) as string[];
	}

	/** The shares that end at an instant or before, the first ones. */
	leases(instant: number, most: number): Lease[] {
		const rows = this.#sql.ended.raw().all(this.#project, instant, most);
		return rows as Lease[];
	}
}
