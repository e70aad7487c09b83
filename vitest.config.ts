import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [svelte({ configFile: false })],
	// Runes react only when compiled for, and resolved to, the browser.
	environments: {
		ssr: {
			consumer: 'client',
			resolve: {
				conditions: ['browser', 'svelte', 'module', 'development'],
				noExternal: [/svelte/]
			}
		}
	},
	test: {
		environment: 'node',
		include: [
			'src/**/*.test.ts',
			'server/**/*.test.ts',
			'scripts/**/*.test.ts',
			'tests/sync/**/*.test.ts'
		],
		allowOnly: false,
		testTimeout: 20_000,
		maxWorkers: 2,
		reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]]
	}
});
