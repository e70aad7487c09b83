import { expect, it, vi } from 'vitest';
import { Elsewhere } from './elsewhere.ts';
import type { JournalEntry } from './local-store.ts';
import type { Paint } from './paint.ts';

const entry = (client: string, clock: number) => ({ client, clock }) as JournalEntry;

function elsewhere() {
	const paint = { put: vi.fn(), washSoon: vi.fn(), replace: vi.fn() };
	const others = new Elsewhere(paint as unknown as Paint, () => {});
	const waiting = () => others.waiting.map(({ client, clock }) => `${client} ${clock}`);
	return { others, paint, waiting };
}

it('shows what other pages tell and what the device has of theirs, each once', () => {
	const { others, paint, waiting } = elsewhere();
	others.take([entry('b', 1)]);
	others.take([entry('b', 2), entry('b', 1), entry('c', 1)]);
	expect(waiting()).toEqual(['b 1', 'b 2', 'c 1']);
	expect(paint.put.mock.calls.flat(2)).toHaveLength(3);
});

it('takes none again that was settled while the device was being read', () => {
	const { others, paint, waiting } = elsewhere();
	others.take([entry('b', 1), entry('b', 2)]);
	others.settle('b', 1);
	expect(paint.washSoon).toHaveBeenCalledWith('b', 1);
	others.take([entry('b', 1), entry('b', 2)]);
	expect(waiting()).toEqual(['b 2']);
});

it('leaves to this page what has become its own', () => {
	const { others, waiting } = elsewhere();
	others.take([entry('b', 1), entry('c', 1)]);
	others.leave([entry('b', 1)]);
	expect(waiting()).toEqual(['c 1']);
});

it('goes on with a journal that was numbered anew, and with one that some entries were taken out of', () => {
	const { others, paint, waiting } = elsewhere();
	others.take([entry('b', 1), entry('b', 2), entry('b', 3)]);
	others.rearrange({ client: 'b', entries: [entry('b', 1), entry('b', 3)], out: [2] });
	expect(paint.replace).toHaveBeenCalledWith('b', []);
	others.take([entry('b', 4)]);
	expect(waiting()).toEqual(['b 1', 'b 3', 'b 4']);
	others.rearrange({ client: 'b', entries: [entry('c', 1)], out: null });
	others.take([entry('c', 2)]);
	expect(waiting()).toEqual(['c 1', 'c 2']);
});

it('takes what the device has late between what was told before', () => {
	const { others, waiting } = elsewhere();
	others.take([entry('b', 1), entry('b', 3)]);
	others.take([entry('b', 1), entry('b', 2), entry('b', 3)]);
	expect(waiting()).toEqual(['b 1', 'b 2', 'b 3']);
});

it('takes none again of a journal that was numbered anew while the device was being read', () => {
	const { others, waiting } = elsewhere();
	const read = [entry('b', 1), entry('b', 2)];
	others.take(read);
	others.rearrange({ client: 'b', entries: [entry('n', 1)], out: null });
	others.take(read);
	expect(waiting()).toEqual(['n 1']);
});

it('takes none again that was taken out of a journal, known here before or not', () => {
	const { others, waiting } = elsewhere();
	others.rearrange({ client: 'b', entries: [entry('b', 1)], out: [2] });
	others.take([entry('b', 1), entry('b', 2), entry('b', 3)]);
	expect(waiting()).toEqual(['b 1', 'b 3']);
});
