import { startLanguage } from '#lib/i18n/chosen.ts';
import { loadLanguage } from '#lib/i18n/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => loadLanguage(startLanguage(), 'invalid', 'recordPage');
