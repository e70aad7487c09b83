import type { CatalogueFile } from './messages.ts';

export default import.meta.glob<CatalogueFile>('./sk/*.json', { eager: true, import: 'default' });
