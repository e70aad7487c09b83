import type { CatalogueFile } from '../messages.ts';

/** Every catalogue file is a chunk of its own, fetched when a page first needs its area. */
export const FILES = import.meta.glob<CatalogueFile>('./*.json', { import: 'default' });
