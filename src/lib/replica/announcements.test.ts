import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Announcements } from './announcements.svelte.ts';

const sumUp = (n: number) => `${n} changes`;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says the same words twice so that they are heard twice', () => {
	const announcements = new Announcements();
	announcements.say('Roof added');
	const first = announcements.text;
	announcements.say('Roof added');
	expect(announcements.text).not.toBe(first);
});

it('merges what colleagues do, each thing as it is last, at most once in five seconds', () => {
	const announcements = new Announcements();
	const news = announcements.newsOf(sumUp);
	news.tell('value', 'Value is 1');
	news.tell('value', 'Value is 2');
	news.tell('title', 'Title is Roof');
	expect(announcements.text).toBe('');
	vi.advanceTimersByTime(300);
	expect(announcements.text).toBe('Value is 2. Title is Roof');

	news.tell('value', 'Value is 3');
	vi.advanceTimersByTime(4_999);
	expect(announcements.text).toBe('Value is 2. Title is Roof');
	vi.advanceTimersByTime(1);
	expect(announcements.text).toBe('Value is 3');
});

it('sums up a burst', () => {
	const announcements = new Announcements();
	const column = announcements.newsOf(sumUp);
	for (let i = 0; i < 300; i++) column.tell(String(i), `deal ${i} moved`);
	announcements.newsOf(sumUp).tell('value', 'Value is 1');
	vi.advanceTimersByTime(300);
	expect(announcements.text).toBe('300 changes. Value is 1');
});

it('tells nothing of what one has left', () => {
	const announcements = new Announcements();
	const [left, open] = [announcements.newsOf(sumUp), announcements.newsOf(sumUp)];
	left.tell('value', 'Value is 1');
	open.tell('value', 'Value is 2');
	left.hush();
	vi.advanceTimersByTime(10_000);
	expect(announcements.text).toBe('Value is 2');
});
