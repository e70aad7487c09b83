import { startLanguage } from '#lib/i18n/chosen.ts';
import { loadLanguage } from '#lib/i18n/index.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = () => loadLanguage(startLanguage(), 'auth', 'leaving');
