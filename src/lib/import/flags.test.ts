import { expect, test } from 'vitest';
import { readFlag } from './flags.ts';

test('yes and no are read in six languages', () => {
	expect(['TRUE', 'Áno', 'ano', 'tak', 'igen', 'ya', 'Yes', '1'].map(readFlag)).not.toContain(
		false
	);
	expect(
		['FALSE', 'nie', 'ne', 'nem', 'tidak', 'No', '0'].every((no) => readFlag(no) === false)
	).toBe(true);
	expect(readFlag('perhaps')).toBeNull();
});
