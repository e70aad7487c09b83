import type { CatalogueFile } from './messages.ts';

export default import.meta.glob<CatalogueFile>('./ms/*.json', { eager: true, import: 'default' });
