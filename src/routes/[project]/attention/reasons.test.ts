import { beforeAll, expect, test } from 'vitest';
import { loadLanguage, t } from '#lib/i18n/index.ts';
import type { Outcome } from '#lib/model/entries.ts';
import type { Workspace } from '../shell/workspace.ts';
import { byline, fieldLabel, keptLabel, nowText, reasonFor, wantedText } from './reasons.ts';

const about = (field: string, wanted: Outcome['wanted']) =>
	({ verdict: 'rejected', collection: 'deals', recordId: 'roof', field, wanted }) as Outcome;
const nobody = {} as Workspace;

beforeAll(() => loadLanguage('en', 'attention', 'model', 'records', 'rules', 'shell'));

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

test('keeping one’s own is called what it does', () => {
	const label = (...shown: Outcome[]) => keptLabel(shown, 'Roof');
	expect(label(about('deletedAt', 1))).toBe(t('records.deleted'));
	expect(label(about('deletedAt', null))).toBe(t('records.restored'));
	expect(label(about('title', 'a'), about('value', null))).toBe(t('records.fieldChanged'));
});

test('of a record that was deleted, and is back, what stands there is what the device has', () => {
	const lost: Outcome = {
		...about('title', 'Roof'),
		rule: 'not_found',
		now: { value: 1_795_815_592_167, author: 'jana', at: 1_795_815_592_167, isDeleted: true }
	};
	const having = (deals: [string, object][]) => ({
		rows: { deals: new Map(deals), members: new Map([['jana', { name: 'Jana' }]]) }
	});
	const gone = having([]) as unknown as Workspace;
	const back = having([['roof', { id: 'roof', title: 'Hall' }]]) as unknown as Workspace;
	expect(nowText(gone, lost)).toBe(t('shell.deleted'));
	expect(reasonFor(gone, lost)).toBe(t('rule.not_found'));
	expect(byline(gone, lost)).not.toBeNull();
	expect(nowText(back, lost)).toBe('Hall');
	expect(reasonFor(back, lost)).toBe(t('attention.wasGone'));
	expect(byline(back, lost)).toBeNull();
	expect(reasonFor(back, { ...lost, verdict: 'superseded', rule: undefined })).toBe(
		t('attention.superseded')
	);
	expect(nowText(back, { ...lost, field: 'deletedAt' })).toBe(t('attention.notDeleted'));
});
