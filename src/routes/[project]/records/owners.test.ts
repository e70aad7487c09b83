import { expect, it } from 'vitest';
import type { Member } from '#lib/model/members.ts';
import { everyone, owners } from './owners.ts';

const members = new Map<string, Member>(
	[
		{ id: 'z', name: 'Zuzana', color: 0, isActive: true, roles: ['admin'] },
		{ id: 'i', name: 'Imported', color: 1, isActive: true },
		{ id: 'f', name: 'Former', color: 2 },
		{ id: 'e', name: 'Élise', color: 3 }
	].map((member) => [member.id, member])
);
const names = (memberId: string, rights: 'assign'[]) =>
	owners({ rows: { members }, scope: { grants: [], rights }, memberId }).map(({ label }) => label);

it('offers everyone who has not left, with a sign-in or without', () => {
	expect(names('z', ['assign'])).toEqual(['Imported', 'Zuzana']);
});

it('offers only oneself without the right to assign', () => {
	expect(names('z', [])).toEqual(['Zuzana']);
});

it('filters by everyone, who has left too, as the language sorts', () => {
	expect(everyone({ rows: { members } }).map(({ label }) => label)).toEqual([
		'Élise',
		'Former',
		'Imported',
		'Zuzana'
	]);
});
