/**
 * Holds the catalogues of all languages against English and against the code. Prints what is wrong,
 * one line each, and ends with 1 when anything is.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { parsed } from '#lib/i18n/icu.ts';
import { LANGUAGES, LOCALES, type Language } from '#lib/i18n/languages.ts';
import { messagesOf, type CatalogueFile, type Messages } from '#lib/i18n/messages.ts';

const ROOT = join(import.meta.dirname, '..');
const I18N = join(ROOT, 'src/lib/i18n');

/** Keys under these are made at run time, from names of the model. */
const DYNAMIC = ['role.', 'rule.', 'invalid.', 'field.', 'stage.', 'reason.', 'column.'];

interface Part {
	type: number;
	value?: string;
	options?: Record<string, { value: Part[] }>;
	pluralType?: string;
	children?: Part[];
}

const problems: string[] = [];

function areas(language: Language): Record<string, CatalogueFile<string>> {
	const folder = join(I18N, language);
	const names = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.json')) : [];
	const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
	return Object.fromEntries(names.sort().map((name) => [name.slice(0, -5), read(name)]));
}

/** The parts of a message, or none when it cannot be said (which is then told). */
function partsOf(language: Language, key: string, message: string): Part[] {
	try {
		parsed(message);
		const options = { ignoreTag: true };
		const format = new IntlMessageFormat(message, LOCALES[language], undefined, options);
		return format.getAst() as unknown as Part[];
	} catch (error) {
		problems.push(`${language} ${key}: ${error instanceof Error ? error.message : 'not ICU'}`);
		return [];
	}
}

function walk(parts: Part[], visit: (part: Part) => void): void {
	for (const part of parts) {
		visit(part);
		for (const option of Object.values(part.options ?? {})) walk(option.value, visit);
		walk(part.children ?? [], visit);
	}
}

/** Names of placeholders, sorted. Literal text and `#` have none. */
function placeholders(parts: Part[]): string {
	const names = new Set<string>();
	walk(parts, ({ type, value }) => {
		if (type !== 0 && type !== 7 && value !== undefined) names.add(value);
	});
	return [...names].sort().join(', ');
}

function checkPlurals(language: Language, key: string, parts: Part[]): void {
	walk(parts, ({ options, pluralType }) => {
		if (!options || !pluralType) return;
		const type = pluralType === 'ordinal' ? 'ordinal' : 'cardinal';
		const rules = new Intl.PluralRules(LOCALES[language], { type });
		for (const category of rules.resolvedOptions().pluralCategories) {
			if (!(category in options)) problems.push(`${language} ${key}: lacks plural ${category}`);
		}
	});
}

function checkLanguage(language: Language, english: Messages<string>): void {
	const own = messagesOf(areas(language));
	for (const [key, message] of english) {
		const translated = own.get(key);
		if (translated === undefined) {
			problems.push(`${language} ${key}: is missing`);
			continue;
		}
		const parts = partsOf(language, key, translated);
		checkPlurals(language, key, parts);
		const [wanted, found] = [placeholders(partsOf('en', key, message)), placeholders(parts)];
		if (wanted !== found) {
			problems.push(`${language} ${key}: has {${found}} where English has {${wanted}}`);
		}
	}
	for (const key of own.keys()) {
		if (!english.has(key)) problems.push(`${language} ${key}: is not in English`);
	}
}

function checkFiles(language: Language, english: string[]): void {
	const own = Object.keys(areas(language));
	for (const area of english) {
		if (!own.includes(area)) problems.push(`${language}/${area}.json: is missing`);
	}
}

function sources(): string[] {
	const names = globSync(['src/**/*.{ts,svelte}', 'server/**/*.ts'], { cwd: ROOT });
	return names.filter((name) => !name.endsWith('.test.ts')).map((name) => join(ROOT, name));
}

/** Keys said by `t('…')` must exist; a key that no source names and no name makes is dead. */
function checkUse(english: Messages<string>): void {
	const named = new Set<string>();
	const starts = new Set<string>();
	for (const file of sources()) {
		const text = readFileSync(file, 'utf8');
		for (const [, key] of text.matchAll(/\bt\(\s*'([^'\n]+)'/g)) {
			if (!english.has(key!)) problems.push(`${file.slice(ROOT.length + 1)}: no message ${key}`);
		}
		for (const [, key] of text.matchAll(/['"]([a-zA-Z]+(?:\.\w+)+)['"]/g)) named.add(key!);
		for (const [, start] of text.matchAll(/`([a-zA-Z]+(?:\.\w+)*\.)\$\{/g)) starts.add(start!);
	}
	const made = [...DYNAMIC, ...starts];
	for (const key of english.keys()) {
		if (named.has(key) || made.some((start) => key.startsWith(start))) continue;
		problems.push(`en ${key}: is never said`);
	}
}

const english = areas('en');
const messages = messagesOf(english);
for (const language of LANGUAGES) {
	checkFiles(language, Object.keys(english));
	checkLanguage(language, messages);
}
checkUse(messages);

for (const problem of problems) console.error(problem);
console.log(
	problems.length > 0
		? `${problems.length} problems in the catalogues`
		: `${messages.size} messages in ${LANGUAGES.length} languages`
);
process.exitCode = problems.length > 0 ? 1 : 0;
