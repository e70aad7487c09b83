import { beforeAll, expect, test } from 'vitest';
import { loadLanguage } from '#lib/i18n/index.ts';
import { waitingText } from './changed-value.ts';
import type { WaitingChange, Workspace } from './workspace.ts';

const nobody = {} as Workspace;

beforeAll(() => loadLanguage('en', 'model', 'shell'));

const change = (said: Partial<WaitingChange>) =>
	waitingText(nobody, { collection: 'deals', recordId: 'roof', ...said } as WaitingChange);

test('a change that waits is called what it is', () => {
	expect(change({})).toBe('Created');
	expect(change({ value: 'TX' })).toBe('An earlier change undone');
	expect(change({ field: 'deletedAt', value: 1 })).toBe('Deleted');
	expect(change({ field: 'deletedAt', value: null })).toBe('Restored');
	expect(change({ field: 'title', value: 'Roof' })).toBe('Title: Roof');
});
