import { describe, expect, it } from 'vitest';
import { afterMove, isPastClosing } from './deals.ts';

const AT = 1_000;
const LOST = { stage: 'lost', reason: 'price', movedAt: 1, closedAt: 1 };

describe('afterMove', () => {
	it('says nothing of a change that moves nothing', () => {
		expect(afterMove(LOST, { title: 'Strecha' }, 'lost', AT)).toEqual({});
		expect(afterMove(LOST, { stage: 'lost' }, 'lost', AT)).toEqual({});
	});

	it('dates a new deal', () => {
		expect(afterMove(null, { stage: 'incoming' }, 'active', AT)).toEqual({ movedAt: AT });
		expect(afterMove(null, { stage: 'won' }, 'won', AT)).toEqual({ movedAt: AT, closedAt: AT });
	});

	it('opens a deal again: it is neither closed nor archived nor lost for a reason', () => {
		expect(afterMove({ ...LOST, isArchived: true }, { stage: 'incoming' }, 'active', AT)).toEqual({
			movedAt: AT,
			closedAt: null,
			isArchived: null,
			reason: null
		});
	});

	it('closes a closed deal anew: it comes back from the archive, without the reason of before', () => {
		expect(afterMove({ ...LOST, isArchived: true }, { stage: 'won' }, 'won', AT)).toEqual({
			movedAt: AT,
			closedAt: AT,
			isArchived: null,
			reason: null
		});
	});

	it('keeps a reason that comes with the move', () => {
		const patch = { stage: 'unqualified', reason: 'too small' };
		expect(afterMove(LOST, patch, 'unqualified', AT)).toEqual({ movedAt: AT, closedAt: AT });
	});
});

describe('isPastClosing', () => {
	const day = 86_400_000;

	it('holds once a deal has been closed for longer than the project keeps it at hand', () => {
		expect(isPastClosing(0, 90, 90 * day)).toBe(false);
		expect(isPastClosing(0, 90, 90 * day + 1)).toBe(true);
	});

	it('never holds for a deal that is not closed', () => {
		expect(isPastClosing(undefined, 0, Date.now())).toBe(false);
	});
});
