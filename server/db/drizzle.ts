import { createRequire } from 'node:module';

/**
 * Drizzle, taken as CommonJS. Of each ES module that it imports Node asks which package it is in, and
 * reads `drizzle-orm/package.json` (179 kB) for the answer: more than a hundred times, half a second of
 * every start. `require` reads it once.
 */
const require = createRequire(import.meta.url);

const core = require('drizzle-orm') as typeof import('drizzle-orm');
const sqlite = require('drizzle-orm/sqlite-core') as typeof import('drizzle-orm/sqlite-core');
const driver = require('drizzle-orm/better-sqlite3') as typeof import('drizzle-orm/better-sqlite3');
const migrator =
	require('drizzle-orm/better-sqlite3/migrator') as typeof import('drizzle-orm/better-sqlite3/migrator');

export const { and, asc, desc, eq, gt, inArray, isNull, lt, lte, sql } = core;
export const { blob, index, integer, primaryKey, sqliteTable, text, unique } = sqlite;
export const { drizzle } = driver;
export const { migrate } = migrator;
