import { gzipSync } from 'node:zlib';
import { PIPELINE, signIn } from '../support/person.ts';
import { expect, story } from '../support/story.ts';

/** Kilobytes of JavaScript, gzipped, that a first visit may load. */
const BUDGETS: [path: string, name: string | null, most: number][] = [
	['/sign-in', null, 60],
	[PIPELINE, 'jana', 120]
];

story('nobody waits for more JavaScript than a page needs', async ({ visit, server }) => {
	for (const [path, name, most] of BUDGETS) {
		const person = await visit({ serviceWorkers: 'block' });
		const { page } = person;
		const sizes: Promise<number>[] = [];
		page.on('response', (response) => {
			if (!response.headers()['content-type']?.includes('javascript')) return;
			sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
		});
		if (name) await signIn(person.context, server.url, name);
		await person.goto(path);
		await page.waitForLoadState('networkidle');
		const loaded = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_000;
		expect(loaded, path).toBeGreaterThan(10);
		expect(loaded, path).toBeLessThanOrEqual(most);
	}
});
