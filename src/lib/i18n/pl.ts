import type { CatalogueFile } from './messages.ts';

export default import.meta.glob<CatalogueFile>('./pl/*.json', { eager: true, import: 'default' });
