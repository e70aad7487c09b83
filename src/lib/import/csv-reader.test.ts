import { afterEach, expect, it, vi } from 'vitest';
import { CsvReader } from './csv-reader.ts';

afterEach(() => vi.unstubAllGlobals());

/** Stands for a worker; `isThere` says whether its program can be fetched. */
function workers(isThere: () => boolean) {
	class StubWorker {
		onmessage: (event: { data: unknown }) => void = () => {};
		onerror: (event: Event) => void = () => {};
		readonly #isLoaded = isThere();

		constructor() {
			if (!this.#isLoaded) setTimeout(() => this.onerror(new Event('error')));
		}

		postMessage() {
			if (this.#isLoaded)
				queueMicrotask(() => this.onmessage({ data: { is: 'done', result: ['a'] } }));
		}
	}
	vi.stubGlobal('Worker', StubWorker);
}

it('tells a program that cannot be fetched from a file that cannot be read, and fetches it again', async () => {
	let isThere = false;
	workers(() => isThere);
	const reader = new CsvReader();
	await expect(reader.read('name\nA', {})).rejects.toMatchObject({ problem: 'offline' });
	isThere = true;
	await expect(reader.read('name\nA', {})).resolves.toEqual(['a']);
});
