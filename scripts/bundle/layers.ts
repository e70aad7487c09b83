import type { GetModuleInfo } from 'rolldown';

interface Layer {
	name: string;
	/** Whoever loads one of these modules loads the layer. */
	roots: RegExp;
	/** Of what the roots need, only this; the rest is left to the page. */
	only?: RegExp;
}

/** What every page loads, then what every page of a project loads, then the board, where most begin. */
const LAYERS: Layer[] = [
	{
		name: 'start',
		roots: /(client\/entry|client-optimized\/app|app\/navigation)\.js$|routes\/\+(layout|error)\.\w+$/
	},
	{
		name: 'start',
		roots: /\/\(door\)\/.*\+page\.svelte$/,
		only: /node_modules\/(svelte|clsx)\//
	},
	{ name: 'project', roots: /\/\[project\]\/(\+layout\.\w+|PageHeader\.svelte)$/ },
	{
		name: 'project',
		roots: /\/\[project\]\/pipeline\/\[slug\]\/\+page\.svelte$/,
		only: /\/src\/lib\/|\/node_modules\/(@lucide|fractional-indexing)\//
	},
	{
		name: 'board',
		roots: /\/\[project\]\/pipeline\/\[slug\]\/\+page\.svelte$/,
		only: /\/pipeline\/\[slug\]\/|\/node_modules\//
	}
];

/** All modules that are loaded with one, without those that are fetched later. */
function withNeeds(root: string, find: GetModuleInfo, seen: Set<string>): void {
	if (seen.has(root)) return;
	seen.add(root);
	for (const id of find(root)?.importedIds ?? []) withNeeds(id, find, seen);
}

/**
 * Names the file that a module goes into. Left to itself the bundler makes one for each set of pages
 * that share something, which are dozens; few files compress better and take fewer round trips.
 */
export class Layers {
	#names: Map<string, string> | null = null;

	nameOf(id: string, all: Iterable<string>, find: GetModuleInfo): string | null {
		this.#names ??= this.#sort([...all], find);
		return this.#names.get(id) ?? null;
	}

	#sort(all: string[], find: GetModuleInfo): Map<string, string> {
		const names = new Map<string, string>();
		for (const { name, roots, only } of LAYERS) {
			const seen = new Set<string>();
			for (const id of all) if (roots.test(id)) withNeeds(id, find, seen);
			for (const id of seen) if (!names.has(id) && (!only || only.test(id))) names.set(id, name);
		}
		return names;
	}
}
