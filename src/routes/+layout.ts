import { startLanguage } from '#lib/i18n/chosen.ts';
import { loadLanguage } from '#lib/i18n/index.ts';
import type { LayoutLoad } from './$types';

/** The app lives in the browser: it must open without a network. */
export const ssr = false;

export const load: LayoutLoad = () => loadLanguage(startLanguage(), 'shell');
