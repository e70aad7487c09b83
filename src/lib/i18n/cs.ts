import type { CatalogueFile } from './messages.ts';

export default import.meta.glob<CatalogueFile>('./cs/*.json', { eager: true, import: 'default' });
