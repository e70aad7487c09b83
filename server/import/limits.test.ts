import { expect, test } from 'vitest';
import { createImportLimits } from './limits.ts';

const busy = { code: 'conflict', key: 'import.busy' };
const full = { code: 'limited', key: 'import.full' };

test('a member sends one file at a time', async () => {
	const limits = createImportLimits();
	const release = await limits.import('jana');
	await expect(limits.import('jana')).rejects.toMatchObject(busy);
	(await limits.import('petr'))();
	release();
	(await limits.import('jana'))();
});

test('few files are taken in at once, whoever sends them', async () => {
	const limits = createImportLimits();
	const held = await Promise.all(
		['a', 'b'].flatMap((member) => [limits.import(member), limits.rehearsal(member)])
	);
	await expect(limits.import('c')).rejects.toMatchObject(full);
	await expect(limits.rehearsal('c')).rejects.toMatchObject(full);
	held[0]!();
	(await limits.import('c'))();
});
