import { describe, expect, it } from 'vitest';
import { folded } from '#lib/i18n/folded.ts';
import type { Deal } from '#lib/model/deals.ts';
import { archiveQuery, filterFrom, isFiltering, passing, queryWith } from './filter.ts';

const JANA = 'jana-novakova';
const roof: Deal = {
	id: 'roof',
	title: 'Strecha – sklad Žilina',
	stage: 'incoming',
	rank: 'a0',
	owner: JANA
};
const words = (deal: Deal) => folded(`${deal.title} Drevostav s.r.o.`);

function isShown(query: string, deal = roof, memberId = JANA): boolean {
	return passing(filterFrom(new URLSearchParams(query)), memberId, words)(deal);
}

describe('a board’s filter', () => {
	it('reads the owner: a member, me, nobody', () => {
		expect(isShown(`owner=${JANA}`)).toBe(true);
		expect(isShown('owner=me')).toBe(true);
		expect(isShown('owner=me', roof, 'peter-horak')).toBe(false);
		expect(isShown('owner=nobody')).toBe(false);
		expect(isShown('owner=nobody', { ...roof, owner: undefined })).toBe(true);
	});

	it('looks for every word, without diacritics, in title and company', () => {
		expect(isShown('q=zilina+drevo')).toBe(true);
		expect(isShown('q=zilina+okna')).toBe(false);
	});

	it('changes one value of a view and leaves the others', () => {
		const search = new URLSearchParams('layout=table&owner=me');
		expect(queryWith(search, { owner: '', peek: 'deal:roof' })).toBe(
			'?layout=table&peek=deal:roof'
		);
		expect(queryWith(search, { owner: '', layout: '' })).toBe('');
		expect(isFiltering(filterFrom(search))).toBe(true);
	});

	it('asks the archive for the same deals', () => {
		const asked = (query: string) => archiveQuery(filterFrom(new URLSearchParams(query)), 'jana');
		expect(asked('')).toEqual({});
		expect(asked('owner=me&q=futes')).toEqual({ owner: 'jana', q: 'futes' });
		expect(asked('owner=nobody&stage=won'), 'nobody’s, not everybody’s').toEqual({ owner: '' });
	});
});
