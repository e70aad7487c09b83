import type { Plugin } from 'vite';
import { parsedFile } from '../../src/lib/i18n/icu.ts';
import type { CatalogueFile } from '../../src/lib/i18n/messages.ts';

const CATALOGUE = /\/src\/lib\/i18n\/[a-z]{2}\/\w+\.json$/;

/** Parses the catalogues' messages on their way to the browser, which then needs no parser. */
export function parsedMessages(): Plugin {
	return {
		name: 'spolu-parsed-messages',
		// Before Vite makes a module of the JSON.
		enforce: 'pre',
		transform: {
			filter: { id: CATALOGUE },
			handler: (code) => JSON.stringify(parsedFile(JSON.parse(code) as CatalogueFile<string>))
		}
	};
}
