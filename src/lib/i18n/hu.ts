import type { CatalogueFile } from './messages.ts';

export default import.meta.glob<CatalogueFile>('./hu/*.json', { eager: true, import: 'default' });
