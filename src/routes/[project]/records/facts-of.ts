import { fieldName, format, t } from '#lib/i18n/index.ts';
import type { Fact } from '#lib/components/facts/fact.ts';
import type { Option } from '#lib/components/combobox-matches.ts';
import { COLLECTIONS, type CollectionName } from '#lib/model/collections.ts';
import type { Field } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';
import { asksWhy, type Reason } from '#lib/model/reasons.ts';
import { mayReadField, mayWrite } from '#lib/model/rights.ts';
import { elementsOf, HIDDEN, type RowOf } from '#lib/model/rows.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { optionsOf, reasonOptions } from './options.ts';
import { fieldsOf, isPaged, linkText, pathTo, type Paged } from './titles.ts';
import { plainText } from './value-text.ts';

/** How a value reads, wherever it stands. */
export function valueText(workspace: Workspace, field: Field, value: Json | undefined): string {
	if (value === undefined || value === null) return '';
	if (field.kind === 'link') return linkText(workspace, field.to as CollectionName, value);
	return plainText(field, value) ?? '';
}

/** The facts of a record that its viewer may read; its stage has a control of its own. */
export function factsOf<C extends Paged>(
	workspace: Workspace,
	collection: C,
	row: RowOf[C]
): Fact[] {
	const fields: Record<string, Field> = COLLECTIONS[collection].fields;
	return inOrder(collection, Object.entries(fields))
		.filter(([key, field]) => isShown(workspace, collection, row, key, field))
		.map(([key, field]) => factOf(workspace, collection, row, key, field));
}

/** What people look for first; sets, which take more room, come last. */
const LEADING: Record<Paged, readonly string[]> = {
	deals: ['title', 'value', 'likelihood', 'company', 'person', 'owner', 'expectedOn', 'reason'],
	people: ['givenName', 'familyName', 'company', 'jobTitle', 'email', 'phone', 'owner'],
	companies: ['name', 'owner', 'email', 'phone', 'website', 'industry', 'street', 'city', 'country']
};

function inOrder(collection: Paged, fields: [string, Field][]): [string, Field][] {
	const leading = LEADING[collection];
	const place = ([key, { kind }]: [string, Field]) => {
		const at = leading.indexOf(key);
		return at >= 0 ? at : leading.length + Number(kind === 'set');
	};
	return fields.toSorted((a, b) => place(a) - place(b));
}

function isShown(workspace: Workspace, collection: Paged, row: object, key: string, field: Field) {
	if (field.byServer || ['rank', 'lease'].includes(field.kind) || key === 'stage') return false;
	if (key === 'reason' && !reasonKind(workspace, row)) return false;
	if (field.kind === 'set' && workspace.rows[field.to as CollectionName].size === 0) return false;
	return mayReadField(workspace.scope, collection, fieldsOf(row), key);
}

function factOf(
	workspace: Workspace,
	collection: Paged,
	row: object,
	key: string,
	field: Field
): Fact {
	const value = fieldsOf(row)[key];
	const fact: Fact = {
		key,
		label: fieldName(collection, key),
		field,
		value,
		text: valueText(workspace, field, value),
		isReadOnly: !mayWrite(workspace.scope, collection, fieldsOf(row), key)
	};
	if (field.kind === 'percent') fact.hint = stageLikelihood(workspace, row);
	if (field.to) fact.choices = () => choicesFor(workspace, collection, row, key, field);
	if (field.kind === 'set') fact.elements = elementsIn(workspace, row, key, field);
	if (isPaged(field.to) && typeof value === 'string' && value !== HIDDEN) {
		fact.href = pathTo(workspace, field.to, value);
	}
	return fact;
}

/** What a deal's value is weighed by unless the deal says otherwise: `60% (Quote sent)`. */
function stageLikelihood(workspace: Workspace, row: object): string | undefined {
	const stage = workspace.rows.stages.get(String(fieldsOf(row).stage));
	return stage && `${format.percent(stage.likelihood)} (${stage.name})`;
}

function elementsIn(workspace: Workspace, row: object, key: string, field: Field): Option[] {
	return elementsOf(row, key).map((value) => ({
		value,
		label: linkText(workspace, field.to as CollectionName, value)
	}));
}

/** What a link offers. People of the deal's company come before the others. */
export function choicesFor(
	workspace: Workspace,
	collection: Paged,
	row: object,
	key: string,
	field: Field
): readonly Option[] {
	if (key === 'reason') return reasonOptions(workspace, reasonKind(workspace, row) ?? '');
	const options = optionsOf(workspace, field.to as CollectionName);
	const { company } = fieldsOf(row);
	if (collection !== 'deals' || key !== 'person' || typeof company !== 'string') return options;
	const { people } = workspace.rows;
	const isTheirs = ({ value }: Option) => people.get(value)?.company === company;
	return [...options.filter(isTheirs), ...options.filter((option) => !isTheirs(option))];
}

/** `lost` or `unqualified`, for a deal that is. */
function reasonKind(workspace: Workspace, row: object): Reason['kind'] | null {
	const { stage } = fieldsOf(row);
	const kind = typeof stage === 'string' ? workspace.rows.stages.get(stage)?.kind : undefined;
	return asksWhy(kind) ? kind : null;
}

/** Why a choice cannot be sent, or null: no company stands above itself. */
export function refusal(
	workspace: Workspace,
	collection: Paged,
	id: string,
	key: string,
	value: string
): string | null {
	if (collection !== 'companies' || key !== 'parent') return null;
	const seen = new Set([id]);
	for (let at: string | undefined = value; at; at = workspace.rows.companies.get(at)?.parent) {
		if (seen.has(at)) return t('rule.cycle');
		seen.add(at);
	}
	return null;
}
