import { folded } from '#lib/i18n/index.ts';

export interface Option {
	value: string;
	label: string;
	/** Tells two options of the same name apart. */
	hint?: string;
}

/** So many are drawn at once; whoever needs another one types more. */
const LIMIT = 100;

/** Finds options by what is typed; folds five thousand names once, at the first search. */
export class Matcher {
	readonly #options: readonly Option[];
	#names: string[] | undefined;

	constructor(options: readonly Option[]) {
		this.#options = options;
	}

	/** The first hundred that match, those that begin with the query before the others. */
	matches(query: string): Option[] {
		const wanted = folded(query.trim());
		if (wanted === '') return this.#options.slice(0, LIMIT);
		this.#names ??= this.#options.map(({ label, hint }) => folded(`${label} ${hint ?? ''}`));
		const words = wanted.split(/\s+/);
		const first: Option[] = [];
		const others: Option[] = [];
		this.#names.forEach((name, i) => {
			if (!words.every((word) => name.includes(word))) return;
			(name.startsWith(wanted) ? first : others).push(this.#options[i]!);
		});
		return [...first, ...others].slice(0, LIMIT);
	}

	/** The options of exactly this name, whatever its capitals and diacritics. */
	named(query: string): Option[] {
		const wanted = folded(query.trim());
		return this.#options.filter(({ label }) => folded(label) === wanted);
	}

	/** The one of this name: of namesakes the marked one, since any other would be a guess. */
	meant(query: string, marked: Option | undefined): Option | undefined {
		const named = this.named(query);
		if (marked && named.includes(marked)) return marked;
		return named.length === 1 ? named[0] : undefined;
	}
}
