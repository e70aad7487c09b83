import type { Misfit } from '#lib/model/fields.ts';
import { isSame, type Json } from '#lib/model/json.ts';

interface Source {
	/** What stands in the record, as it would be typed. */
	current: () => string;
	value: () => Json | undefined;
	read: (text: string) => { value: Json } | { misfit: Misfit };
}

/**
 * A text being typed over a field. Until something is typed it shows what stands in the record; then it
 * is the person's own, whatever colleagues do to the field meanwhile.
 */
export class Draft {
	#source: Source;
	#base = $state('');
	#text = $state<string | null>(null);
	#save: ((value: Json) => void) | null = null;
	/** Why the text cannot be saved; stands until the next keystroke. */
	misfit = $state<Misfit | null>(null);

	constructor(source: Source) {
		this.#source = source;
	}

	get text(): string {
		return this.#text ?? this.#source.current();
	}

	/** Nothing was typed that is not saved. */
	get isPristine(): boolean {
		return this.#text === null;
	}

	/** The value that came while this text was being typed, as it would be typed; else null. */
	get theirs(): string | null {
		if (this.#text === null) return null;
		const current = this.#source.current();
		return current === this.#base || current === this.#text ? null : current;
	}

	/** A keystroke. `save` belongs to the record on which typing began, also when the page has moved on. */
	type(text: string, save: (value: Json) => void): void {
		if (this.#text === null) {
			this.#base = this.#source.current();
			this.#save = save;
		}
		this.#text = text;
		this.misfit = null;
	}

	revert(): void {
		this.#text = null;
		this.#save = null;
		this.misfit = null;
	}

	/** Saves what was typed, when it differs. Returns false, with `misfit`, when it cannot be saved. */
	commit(): boolean {
		if (this.#text === null) return true;
		const read = this.#source.read(this.#text);
		if ('misfit' in read) {
			this.misfit = read.misfit;
			return false;
		}
		const save = this.#save;
		const isChanged = this.#text !== this.#base && !isSame(read.value, this.#source.value());
		this.revert();
		if (isChanged) save?.(read.value);
		return true;
	}
}
