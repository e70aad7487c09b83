import { expect, test } from 'vitest';
import type { Deal } from '#lib/model/deals.ts';
import { SeenPlaces } from './seen-places.ts';

function deal(stage: string, rank = 'a0'): Deal {
	return { id: 'roof', title: 'Roof', stage, rank } as Deal;
}

function seenAt(first: Deal, isOnline = true) {
	const deals = new Map([[first.id, first]]);
	const sync = { isOnline };
	const places = new SeenPlaces({ rows: { deals }, sync });
	expect(places.isMoved(first)).toBe(false);
	return { deals, sync, places };
}

test('a card that a colleague moved is marked once', () => {
	const { places } = seenAt(deal('incoming'));
	expect(places.isMoved(deal('offer'))).toBe(true);
	expect(places.isMoved(deal('offer'))).toBe(false);
	expect(places.isMoved(deal('offer', 'a1'))).toBe(true);
});

test('a card that this person moved is not marked', () => {
	const { deals, places } = seenAt(deal('incoming'));
	deals.set('roof', deal('offer'));
	places.keep(['roof']);
	expect(places.isMoved(deal('offer'))).toBe(false);
});

test('what the copy on the device brings is not marked, and is where the card was seen', () => {
	const { sync, places } = seenAt(deal('incoming'), false);
	expect(places.isMoved(deal('offer'))).toBe(false);
	sync.isOnline = true;
	expect(places.isMoved(deal('offer'))).toBe(false);
	expect(places.isMoved(deal('won'))).toBe(true);
});
