import type { CatalogueFile } from './messages.ts';

export default import.meta.glob<CatalogueFile>('./en/*.json', { eager: true, import: 'default' });
