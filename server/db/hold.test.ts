import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdDirectory } from './hold.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'hold-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const refusal = () => `Another Spolu works with DATA_DIR ${folder}.`;

test('a data directory is for one process at a time', () => {
	const { release } = holdDirectory(folder);
	expect(() => holdDirectory(folder)).toThrow(refusal());
	release();
	holdDirectory(folder).release();
});

test('a process that is killed leaves the directory to the next', async () => {
	const hold = JSON.stringify(path.join(import.meta.dirname, 'hold.ts'));
	const code = `import { holdDirectory } from ${hold};
		holdDirectory(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
	const other = spawn(process.execPath, ['--input-type=module', '-e', code]);
	await once(other.stdout, 'data');
	expect(() => holdDirectory(folder)).toThrow(refusal());
	other.kill('SIGKILL');
	await once(other, 'exit');
	holdDirectory(folder).release();
});
