import { expect, it } from 'vitest';
import { changedIn, formOf } from './member-changes.ts';

const marek = { id: 'm', name: 'Marek', color: 1, roles: ['user'], 'departments/west': true };
const before = formOf(marek as never);

it('sends nothing of what was only looked at', () => {
	expect(changedIn(before, { ...before, roles: ['user'], departments: ['west'] })).toEqual({});
});

it('sends what was changed, and empties what was emptied', () => {
	const full = formOf({ ...marek, phone: '+421 900', manager: 'jana' } as never);
	const now = { ...full, phone: '', manager: '', roles: ['user', 'admin'], departments: [] };
	expect(changedIn(full, now)).toEqual({
		phone: null,
		manager: null,
		roles: ['user', 'admin'],
		departments: []
	});
});
