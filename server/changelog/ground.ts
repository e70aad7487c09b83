import type { Db } from '../db/connection.ts';
import type { Disk } from '../db/disk.ts';
import type { Turns } from './turns.ts';

/** What all projects of a process share. */
export interface Ground {
	db: Db;
	disk: Disk;
	turns: Turns;
}
