import { describe, expect, it } from 'vitest';
import { mayDelete, mayRead, mayReadField, mayRestore, mayWrite } from './rights.ts';
import { covers } from './covering.ts';
import { roleOf } from './role-of.ts';
import { readingOf, scopeOf } from './scope.ts';

const JANA = 'memberJana';
const PETR = 'memberPetr';
const NORTH = 'departmentNorth';
const SOUTH = 'departmentSouth';

const scope = (roles: string[], departments: string[] = [], id = JANA) =>
	scopeOf({ id, roles, departments }, (name) => roleOf(name, null));

describe('row rules', () => {
	it('all: an Admin reads and writes every deal', () => {
		const admin = scope(['admin']);
		expect(mayRead(admin, 'deals', { owner: PETR })).toBe(true);
		expect(mayWrite(admin, 'deals', { owner: PETR })).toBe(true);
	});

	it('own + unassigned: Limited sees what is theirs and what nobody owns', () => {
		const limited = scope(['limited']);
		expect(mayRead(limited, 'deals', { owner: JANA })).toBe(true);
		expect(mayRead(limited, 'deals', {})).toBe(true);
		expect(mayRead(limited, 'deals', { owner: PETR })).toBe(false);
	});

	it('departments: a User in the North sees its records only', () => {
		const north = scope(['user'], [NORTH]);
		expect(mayRead(north, 'companies', { [`departments/${NORTH}`]: true })).toBe(true);
		expect(mayRead(north, 'companies', { [`departments/${SOUTH}`]: true })).toBe(false);
		expect(mayRead(north, 'companies', {})).toBe(false);
	});

	it('departments: who is in none is not narrowed', () => {
		expect(mayRead(scope(['user']), 'companies', { [`departments/${SOUTH}`]: true })).toBe(true);
	});

	it('products have no owners: a grant on them admits all', () => {
		expect(mayRead(scope(['limited']), 'products', { name: 'Boiler' })).toBe(true);
	});
});

describe('what went', () => {
	it('is brought back by who reads all rows: it was deleted', () => {
		expect(mayRestore(scope(['admin']), 'deals', { owner: PETR })).toBe(true);
		expect(mayRestore(scope(['user']), 'deals', {})).toBe(true);
		expect(mayRestore(scope(['limited', 'admin']), 'deals', {})).toBe(true);
	});

	it('may have been withdrawn from who reads own rows or those of departments', () => {
		expect(mayRestore(scope(['limited']), 'deals', { owner: JANA })).toBe(false);
		const north = { [`departments/${NORTH}`]: true };
		expect(mayRestore(scope(['user'], [NORTH]), 'deals', north)).toBe(false);
		expect(mayRestore(scope(['user'], [NORTH]), 'companies', north)).toBe(false);
	});

	it('is left alone by who may not delete', () => {
		expect(mayRestore(scope(['telephonist']), 'deals', {})).toBe(false);
		expect(mayRestore(scope(['telephonist']), 'companies', {})).toBe(false);
	});
});

describe('sections', () => {
	it('a Telephonist sees no deals, pipelines or stages', () => {
		const telephonist = scope(['telephonist']);
		for (const collection of ['deals', 'pipelines', 'stages', 'reasons'] as const) {
			expect(mayRead(telephonist, collection, {})).toBe(false);
		}
		expect(mayRead(telephonist, 'companies', {})).toBe(true);
		expect(mayWrite(telephonist, 'companies', {})).toBe(false);
	});

	it('everyone reads names of members, but e-mails need the section', () => {
		const user = scope(['user']);
		expect(mayRead(user, 'members', { name: 'Petr' })).toBe(true);
		expect(mayReadField(user, 'members', {}, 'name')).toBe(true);
		expect(mayReadField(user, 'members', {}, 'email')).toBe(false);
		expect(mayReadField(scope(['manager']), 'members', {}, 'email')).toBe(true);
	});

	it('nobody writes members by an entry', () => {
		expect(mayWrite(scope(['admin']), 'members', { name: 'Petr' })).toBe(false);
	});

	it('deleting contacts is a right of its own', () => {
		expect(mayDelete(scope(['user']), 'companies', {})).toBe(false);
		expect(mayDelete(scope(['user']), 'deals', {})).toBe(true);
		expect(mayDelete(scope(['manager']), 'companies', {})).toBe(true);
	});

	it('deleted records are nobody’s to read', () => {
		expect(mayRead(scope(['admin']), 'deals', { deletedAt: 1 })).toBe(false);
	});
});

describe('combined roles', () => {
	it('never mix the level of one grant with the rows of another', () => {
		const both = scope(['limited', 'telephonist']);
		expect(mayRead(both, 'companies', { owner: PETR })).toBe(true);
		expect(mayWrite(both, 'companies', { owner: PETR })).toBe(false);
		expect(mayWrite(both, 'companies', { owner: JANA })).toBe(true);
	});
});

describe('readingOf', () => {
	it('is equal for members who see the same, whatever they may write', () => {
		const user = scope(['user'], [], JANA);
		expect(readingOf(user)).toBe(readingOf(scope(['user'], [], PETR)));
		expect(readingOf(scope(['limited'], [], JANA))).not.toBe(
			readingOf(scope(['limited'], [], PETR))
		);
	});

	it('does not depend on the order of roles and departments', () => {
		const a = scope(['user', 'invoicing'], [NORTH, SOUTH]);
		const b = scope(['invoicing', 'user'], [SOUTH, NORTH]);
		expect(readingOf(a)).toBe(readingOf(b));
	});
});

describe('covers', () => {
	it('an Admin covers everyone, nobody else covers an Admin', () => {
		expect(covers(scope(['admin']), scope(['limited'], [], PETR))).toBe(true);
		expect(covers(scope(['director']), scope(['admin'], [], PETR))).toBe(false);
	});

	it('one department does not cover another, nor all', () => {
		const north = scope(['user'], [NORTH]);
		expect(covers(north, scope(['user'], [NORTH], PETR))).toBe(true);
		expect(covers(north, scope(['user'], [SOUTH], PETR))).toBe(false);
		expect(covers(north, scope(['user'], [], PETR))).toBe(false);
	});
});
