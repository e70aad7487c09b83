import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';
import type { CatalogueFile, Message } from '../../src/lib/i18n/messages.ts';

const CATALOGUE = /[\\/]src[\\/]lib[\\/]i18n[\\/][a-z]{2}[\\/]\w+\.json$/;
const PARSER = '@formatjs/icu-messageformat-parser';

/** What a browser needs no parser for stays text; everything else becomes its parts. */
function parsed(value: Message | CatalogueFile): Message | CatalogueFile {
	if (typeof value !== 'string') {
		const entries = Object.entries(value as CatalogueFile);
		return Object.fromEntries(entries.map(([key, inner]) => [key, parsed(inner)]));
	}
	if (!/[{']/.test(value)) return value;
	return new IntlMessageFormat(value, 'en', undefined, { ignoreTag: true }).getAst();
}

/**
 * Parses the catalogues' messages while the pages are built. Browsers get their parts, and the library
 * that says them without its parser, which is 8 KB of what every page loads.
 */
export function parsedMessages(): Plugin {
	return {
		name: 'spolu-parsed-messages',
		apply: 'build',
		enforce: 'pre',
		applyToEnvironment: ({ config }) => config.consumer === 'client',
		resolveId(source, importer) {
			if (source !== PARSER) return null;
			return this.resolve(`${PARSER}/no-parser.js`, importer, { skipSelf: true });
		},
		transform(code, id) {
			if (!CATALOGUE.test(id)) return null;
			return JSON.stringify(parsed(JSON.parse(code) as CatalogueFile));
		}
	};
}
