import type { Plugin } from 'vite';

interface Layer {
	name: string;
	/** Whoever loads one of these modules loads the layer. */
	roots: RegExp;
	/** Of what the roots need, only this; the rest goes with the pages that share it. */
	only?: RegExp;
}

const BOARD = /\/\[project\]\/pipeline\/\[slug\]\/\+page\.svelte$/;

/** What every page loads, then what every page of a project loads, then the board, where most begin. */
const LAYERS: Layer[] = [
	{
		name: 'start',
		roots:
			/(client\/entry|client-optimized\/app|app\/navigation)\.js$|routes\/\+(layout|error)\.\w+$/
	},
	{
		name: 'start',
		roots: /\/\(door\)\/.*\+page\.svelte$/,
		only: /\/node_modules\/(svelte|clsx)\//
	},
	{ name: 'project', roots: /\/\[project\]\/(\+layout\.\w+|PageHeader\.svelte)$/ },
	{
		name: 'project',
		roots: BOARD,
		only: /\/src\/(?!.*\/pipeline\/)|\/node_modules\/(svelte|@lucide|fractional-indexing)\//
	},
	{ name: 'board', roots: BOARD }
];

/** Words that are fetched together, by their language. */
const WORDS = /\/i18n\/([a-z]{2})\/(?:board|model|records)\.json$/;

type Needs = (id: string) => readonly string[];

/** A module and all that is loaded with it, without what is fetched later. */
function gather(id: string, needs: Needs, into: Set<string>): Set<string> {
	if (into.has(id)) return into;
	into.add(id);
	for (const needed of needs(id)) gather(needed, needs, into);
	return into;
}

/** Each module's layer; the first that claims it has it. */
function sorted(ids: readonly string[], needs: Needs): Map<string, string> {
	const names = new Map<string, string>();
	for (const { name, roots, only } of LAYERS) {
		const needed = new Set<string>();
		for (const id of ids) if (roots.test(id)) gather(id, needs, needed);
		for (const id of needed) if (!names.has(id) && (only?.test(id) ?? true)) names.set(id, name);
	}
	for (const id of ids) {
		const language = WORDS.exec(id)?.[1];
		if (language) names.set(id, `words-${language}`);
	}
	return names;
}

/**
 * Puts the pages' modules into few files. Left to itself the bundler makes one for each set of pages
 * that share something, which are dozens; few compress better and take fewer round trips.
 */
export function layers(): Plugin {
	let names = new Map<string, string>();
	const group = (name: string, priority: number) => ({
		name: (id: string) => (names.get(id)?.startsWith(name) ? names.get(id)! : null),
		priority
	});
	// A file takes along what its modules need, so that the lowest layer must choose first.
	const groups = [group('start', 4), group('project', 3), group('board', 2), group('words-', 1)];
	return {
		name: 'spolu-layers',
		apply: 'build',
		applyToEnvironment: ({ config }) => config.consumer === 'client',
		config: () => ({
			environments: {
				client: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
			}
		}),
		buildEnd() {
			names = sorted([...this.getModuleIds()], (id) => this.getModuleInfo(id)?.importedIds ?? []);
		}
	};
}
