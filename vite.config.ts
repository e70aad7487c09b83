import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { devApp } from './scripts/dev-app.ts';

export default defineConfig({
	plugins: [sveltekit(), devApp()],
	build: { chunkSizeWarningLimit: 800 },
	server: { port: 5173 }
});
