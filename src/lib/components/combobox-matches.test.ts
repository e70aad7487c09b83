import { expect, it } from 'vitest';
import { Matcher } from './combobox-matches.ts';

const companies = ['Drevostav s.r.o.', 'Łódzkie Centrum', 'Centrum Žilina'].map((label) => ({
	value: label,
	label
}));

it('puts the options that begin with what is typed before the others', () => {
	const labels = new Matcher(companies).matches('centrum').map(({ label }) => label);
	expect(labels).toEqual(['Centrum Žilina', 'Łódzkie Centrum']);
});

it('finds words in any order, without diacritics', () => {
	expect(new Matcher(companies).matches('zilina cent')).toEqual([companies[2]]);
	expect(new Matcher(companies).named('lodzkie centrum')).toEqual([companies[1]]);
});

it('draws at most a hundred', () => {
	const many = Array.from({ length: 5_000 }, (_, i) => ({ value: `${i}`, label: `Deal ${i}` }));
	expect(new Matcher(many).matches('')).toHaveLength(100);
	expect(new Matcher(many).matches('deal 4999')).toHaveLength(1);
});

it('means the marked one of namesakes, and none of them when another is marked', () => {
	const [first, other, woman] = [
		{ value: '1', label: 'Jan Novák', hint: 'Drevostav s.r.o.' },
		{ value: '2', label: 'Jan Novák', hint: 'Centrum Žilina' },
		{ value: '3', label: 'Jan Nováková' }
	];
	const people = new Matcher([first!, other!, woman!]);
	expect(people.named(' jan novak ')).toEqual([first, other]);
	expect(people.named('Jan')).toEqual([]);
	expect(people.meant('Jan Novák', other)).toBe(other);
	expect(people.meant('Jan Novák', woman)).toBeUndefined();
	expect(people.meant('Jan Nováková', undefined)).toBe(woman);
});
