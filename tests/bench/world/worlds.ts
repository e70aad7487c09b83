import type { CollectionName } from '#lib/model/collections.ts';

/** Somebody who can join: the cookie opens their session. */
export interface Seat {
	member: string;
	cookie: string;
}

/** One text field of one record, to be edited. */
export interface Slot {
	collection: CollectionName;
	id: string;
	field: string;
}

/** A project as the bench made it. */
export interface BenchProject {
	slug: string;
	pipeline: string;
	/** Members who read everything: they share one replica. */
	seats: Seat[];
	/** One member of each of five other scopes. */
	others: Seat[];
	slots: Slot[];
}

/** What a data directory was filled with; stands in it as `world.json`. */
export interface World {
	projects: BenchProject[];
}

/** What to fill a data directory with: the customers of each project, and how many members it has. */
export interface Wish {
	customers: number[];
	members: number;
	/** The share of deals that are closed long ago. */
	closed?: number;
}

/** A customer is a company with, on average, 1.5 people and 1.5 deals: four records. */
export const RECORDS_PER_CUSTOMER = 4;
