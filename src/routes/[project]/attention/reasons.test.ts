import { expect, test } from 'vitest';
import { t } from '#lib/i18n/index.ts';
import type { Outcome } from '#lib/model/entries.ts';
import type { Workspace } from '../shell/workspace.ts';
import { fieldLabel, wantedText } from './reasons.ts';

const about = (field: string, wanted: Outcome['wanted']) =>
	({ verdict: 'rejected', collection: 'deals', recordId: 'roof', field, wanted }) as Outcome;
const nobody = {} as Workspace;

test('who wanted a record back is not told that they wanted it deleted', () => {
	const [back, away] = [about('deletedAt', null), about('deletedAt', 1)];
	expect(wantedText(nobody, back)).toBe(t('attention.toRestore'));
	expect(wantedText(nobody, away)).toBe(t('shell.deleted'));
	expect([fieldLabel(back), fieldLabel(away)]).toEqual([null, null]);
});

test('a value that was wanted stands under the name of its field', () => {
	const title = about('title', 'Roof');
	expect(wantedText(nobody, title)).toBe('Roof');
	expect(fieldLabel(title)).not.toBeNull();
});
