import { beforeEach, describe, expect, it } from 'vitest';
import { current } from '#lib/i18n/index.ts';
import { Speaker } from '#lib/i18n/messages.ts';
import { COLLECTIONS } from '#lib/model/collections.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { changedValue } from '../shell/changed-value.ts';
import { valueText } from './facts-of.ts';

/** Numbers look nothing up. */
const workspace = {} as Workspace;
const { employees, foundedIn } = COLLECTIONS.companies.fields;

beforeEach(() => {
	current.speaker = new Speaker('en', new Map());
});

describe('numbers of a company', () => {
	it('are grouped on its page and in a change alike', () => {
		expect(valueText(workspace, employees, 12_400)).toBe('12,400');
		expect(changedValue(workspace, 'companies', 'employees', 12_400)).toBe('12,400');
	});

	it('are not grouped when they name a year', () => {
		expect(valueText(workspace, foundedIn, 2019)).toBe('2019');
		expect(changedValue(workspace, 'companies', 'foundedIn', 2019)).toBe('2019');
	});
});
