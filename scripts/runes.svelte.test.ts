import { flushSync } from 'svelte';
import { expect, test } from 'vitest';

// If this fails, vitest resolves Svelte's server build, and every test of reactive code is void.
test('runes react in tests', () => {
	let count = $state(1);
	const seen: number[] = [];
	const stop = $effect.root(() => {
		$effect(() => void seen.push(count));
	});
	flushSync();
	count = 2;
	flushSync();
	expect(seen).toEqual([1, 2]);
	stop();
});
