import { collator, current, t } from '#lib/i18n/index.ts';
import { fullName } from '#lib/model/people.ts';
import type { Board } from './board.svelte.ts';

interface Choice {
	value: string;
	label: string;
	hint?: string;
}

function byLabel(choices: Choice[]): Choice[] {
	const { compare } = collator();
	return choices.sort((a, b) => compare(a.label, b.label));
}

/** The stages of the pipeline, in order. */
export function stageChoices({ stages }: Board): Choice[] {
	return stages.map(({ id, name }) => ({ value: id, label: name }));
}

export function companyChoices({ workspace }: Board): Choice[] {
	return byLabel(
		[...workspace.rows.companies.values()].map(({ id, name, city }) => ({
			value: id,
			label: name,
			hint: city
		}))
	);
}

/** People, those of the company first. */
export function personChoices({ workspace }: Board, company: string | null): Choice[] {
	const { rows } = workspace;
	const isHere = (id: string) => rows.people.get(id)?.company === company;
	const all = byLabel(
		[...rows.people.values()].map((person) => ({
			value: person.id,
			label: fullName(person, current.language),
			hint: person.company && rows.companies.get(person.company)?.name
		}))
	);
	if (!company) return all;
	return [
		...all.filter(({ value }) => isHere(value)),
		...all.filter(({ value }) => !isHere(value))
	];
}

/** Positions in a stage, from 1; of a very long one the first two hundred and the last. */
export function positionChoices(count: number): Choice[] {
	const numbers = Array.from({ length: Math.min(count, 200) }, (_, i) => i + 1);
	if (count > 200) numbers.push(count);
	return numbers.map((n) => ({ value: String(n), label: t('board.position', { n }) }));
}
