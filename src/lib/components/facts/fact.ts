import type { Field } from '#lib/model/fields.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import type { Option } from '../combobox-matches.ts';

/** One field of a record, as it stands on the record's page. */
export interface Fact {
	key: string;
	label: string;
	field: Field;
	value: Json | undefined;
	/** How the value reads. */
	text: string;
	isReadOnly: boolean;
	/** What holds while there is no value. */
	hint?: string;
	/** What a link, a choice or a set offers; asked when it is needed. */
	choices?: () => readonly Option[];
	/** The elements of a set. */
	elements?: Option[];
	/** The page of the linked record. */
	href?: string;
}

/** A colleague with the focus in a field of this record; `color` is CSS. */
export interface Typist {
	field: string;
	name: string;
	color: string;
}

/** Sends the fields that changed, and only those. */
export type Save = (patch: Fields) => void;

/** An element of a set has a key of its own. */
export function elementKey(key: string, id: string): string {
	return `${key}/${id}`;
}

export function isEmpty(fact: Fact): boolean {
	if (fact.elements) return fact.elements.length === 0;
	return fact.value === undefined || fact.value === null || fact.value === '';
}
