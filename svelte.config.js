import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: {
		runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true)
	},
	kit: {
		adapter: adapter({ out: 'build' }),
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// Positioned layers and dragged cards carry style attributes in markup. They cannot run
				// code or load anything that default-src forbids; style elements stay forbidden.
				'style-src-attr': ['unsafe-inline'],
				// 'self' covers ws: and wss: of our own host; the bare schemes would allow every host.
				'connect-src': ['self'],
				'img-src': ['self', 'data:', 'blob:'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// Registered by our own code, which first looks whether the page may have one (https, localhost).
		serviceWorker: { register: false },
		// One page starts the app at any address when there is no network (src/service-worker.ts).
		paths: { relative: false },
		version: { pollInterval: 5 * 60_000 }
	}
};
