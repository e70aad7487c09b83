import { describe, expect, it } from 'vitest';
import type { Json } from '#lib/model/json.ts';
import { Draft } from './draft.svelte.ts';

function draftOf(record: { title: string }) {
	const saved: Json[] = [];
	const draft = new Draft({
		current: () => record.title,
		value: () => record.title,
		read: (text) => (text === '' ? { misfit: 'required' as const } : { value: text })
	});
	return { draft, saved, type: (text: string) => draft.type(text, (value) => saved.push(value)) };
}

describe('a draft', () => {
	it('shows what colleagues write until something is typed', () => {
		const record = { title: 'Roof' };
		const { draft } = draftOf(record);
		record.title = 'Roof of the barn';
		expect(draft.text).toBe('Roof of the barn');
	});

	it('survives a change of the same field, and tells of it', () => {
		const record = { title: 'Roof' };
		const { draft, saved, type } = draftOf(record);
		type('Roof, 2nd try');
		record.title = 'Barn';
		expect([draft.text, draft.theirs]).toEqual(['Roof, 2nd try', 'Barn']);
		expect(draft.commit()).toBe(true);
		expect(saved).toEqual(['Roof, 2nd try']);
	});

	it('gives way on request', () => {
		const record = { title: 'Roof' };
		const { draft, saved, type } = draftOf(record);
		type('Mine');
		record.title = 'Theirs';
		draft.revert();
		expect([draft.text, draft.theirs, draft.commit()]).toEqual(['Theirs', null, true]);
		expect(saved).toEqual([]);
	});

	it('sends nothing when the text is what it was', () => {
		const { draft, saved, type } = draftOf({ title: 'Roof' });
		type('Roofs');
		type('Roof');
		draft.commit();
		expect(saved).toEqual([]);
	});

	it('keeps a text that does not fit, and says why', () => {
		const { draft, saved, type } = draftOf({ title: 'Roof' });
		type('');
		expect([draft.commit(), draft.misfit, draft.text]).toEqual([false, 'required', '']);
		type('Roof 2');
		expect([draft.misfit, draft.commit()]).toEqual([null, true]);
		expect(saved).toEqual(['Roof 2']);
	});
});
