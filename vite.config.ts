import path from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientMainFields, defineConfig } from 'vite';
import { layers } from './scripts/bundle/layers.ts';
import { parsedMessages } from './scripts/bundle/parsed-messages.ts';
import { devApp } from './scripts/dev-app.ts';

export default defineConfig({
	plugins: [parsedMessages(), layers(), sveltekit(), devApp()],
	// One copy of what several packages bring, and modern syntax from those that have it. lib0 stays at
	// 0.2.114: what later ones bring weighs 2 kB on every page, and nothing here calls it.
	resolve: {
		dedupe: ['lib0'],
		alias: { 'lib0/logging': path.join(import.meta.dirname, 'scripts/bundle/logging.ts') }
	},
	environments: {
		client: { resolve: { mainFields: ['module:es2019', ...defaultClientMainFields] } }
	},
	build: { chunkSizeWarningLimit: 800 },
	server: { port: Number(process.env.PORT || 5173), strictPort: Boolean(process.env.PORT) }
});
