import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsedFile } from '#lib/i18n/icu.ts';
import { isLanguage, type Language } from '#lib/i18n/languages.ts';
import { messagesOf, Speaker, type CatalogueFile, type Values } from '#lib/i18n/messages.ts';

const CATALOGUES = join(import.meta.dirname, '../src/lib/i18n');

const speakers = new Map<Language, Speaker>();

/**
 * A message of the catalogues, for what the server itself says: an error over HTTP, the names that a
 * project starts with. What a language lacks is said in English.
 */
export function say(language: string, key: string, values?: Values): string {
	const speaker = speakerOf(isLanguage(language) ? language : 'en');
	return (speaker.has(key) ? speaker : speakerOf('en')).say(key, values);
}

function speakerOf(language: Language): Speaker {
	let speaker = speakers.get(language);
	if (!speaker) {
		speaker = new Speaker(language, messagesOf(filesOf(language)));
		speakers.set(language, speaker);
	}
	return speaker;
}

function filesOf(language: Language): Record<string, CatalogueFile> {
	const folder = join(CATALOGUES, language);
	if (!existsSync(folder)) return {};
	const files: Record<string, CatalogueFile> = {};
	for (const name of readdirSync(folder)) {
		if (!name.endsWith('.json')) continue;
		const text = readFileSync(join(folder, name), 'utf8');
		files[name.slice(0, -'.json'.length)] = parsedFile(JSON.parse(text) as CatalogueFile<string>);
	}
	return files;
}
