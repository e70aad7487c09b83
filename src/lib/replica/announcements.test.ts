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
	announcements.tell('value', 'Value is 1', sumUp);
	announcements.tell('value', 'Value is 2', sumUp);
	announcements.tell('title', 'Title is Roof', sumUp);
	expect(announcements.text).toBe('');
	vi.advanceTimersByTime(300);
	expect(announcements.text).toBe('Value is 2. Title is Roof');

	announcements.tell('value', 'Value is 3', sumUp);
	vi.advanceTimersByTime(4_999);
	expect(announcements.text).toBe('Value is 2. Title is Roof');
	vi.advanceTimersByTime(1);
	expect(announcements.text).toBe('Value is 3');
});

it('sums up a burst', () => {
	const announcements = new Announcements();
	for (let i = 0; i < 300; i++) announcements.tell(String(i), `deal ${i} moved`, sumUp);
	vi.advanceTimersByTime(300);
	expect(announcements.text).toBe('300 changes');
});

it('tells nothing of what one has left', () => {
	const announcements = new Announcements();
	announcements.tell('value', 'Value is 1', sumUp);
	announcements.hush();
	vi.advanceTimersByTime(10_000);
	expect(announcements.text).toBe('');
});
