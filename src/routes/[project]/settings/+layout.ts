import { startLanguage } from '#lib/i18n/chosen.ts';
import { loadLanguage } from '#lib/i18n/index.ts';
import type { LayoutLoad } from './$types';

const AREAS = [
	'auth',
	'collections',
	'data',
	'invalid',
	'pipelines',
	'profile',
	'rights',
	'roles',
	'settings'
];

export const load: LayoutLoad = () => loadLanguage(startLanguage(), ...AREAS);
