import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive, nameOf, take } from './lock.js';

const NOBODY = 2 ** 22 + 1;

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lock-'));
	file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const holder = () => readFileSync(file, 'utf8');

test('one living process at a time holds the lock', () => {
	expect(take(file, process.ppid)).toBe(true);
	expect(take(file)).toBe(false);
	expect(holder()).toBe(nameOf(process.ppid));
	expect(readdirSync(folder)).toEqual(['lock']);
});

test('a lock is taken over from a process that is gone', () => {
	writeFileSync(file, String(NOBODY));
	expect(isAlive(NOBODY)).toBe(false);
	expect(take(file)).toBe(true);
	expect(holder()).toBe(nameOf(process.pid));
	expect(readdirSync(folder)).toEqual(['lock']);
});

test.each([
	['of whom a power cut left nothing', ''],
	['with its pid alone', String(process.pid)],
	['with a start and a boot', `${process.pid} 17 b0075`]
])('a lock is taken over from a process that had my pid before me, %s', (_how, name) => {
	writeFileSync(file, name);
	expect(take(file)).toBe(true);
	expect(holder()).toBe(nameOf(process.pid));
});

test('a pid that another process has meanwhile holds nothing, where starts are told', () => {
	const isTold = nameOf(process.ppid) !== String(process.ppid);
	writeFileSync(file, `${process.ppid} 17 b0075`);
	expect(take(file)).toBe(isTold);
});

test('who saw a dead lock does not remove it while another does', () => {
	writeFileSync(file, String(NOBODY));
	writeFileSync(`${file}.gone`, nameOf(process.ppid));
	expect(take(file)).toBe(false);
	expect(holder()).toBe(String(NOBODY));
});

test('whoever died while removing a dead lock keeps nobody from it', () => {
	writeFileSync(file, String(NOBODY));
	writeFileSync(`${file}.gone`, String(NOBODY));
	expect(take(file)).toBe(true);
	expect(readdirSync(folder)).toEqual(['lock']);
});
