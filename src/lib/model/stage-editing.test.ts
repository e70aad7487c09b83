import { describe, expect, it } from 'vitest';
import { activeStages, added } from './stage-editing.ts';
import type { Stage } from './stages.ts';

const stage = (id: string, rank: string, kind: Stage['kind'] = 'active'): Stage => ({
	id,
	pipeline: 'p',
	name: id,
	kind,
	likelihood: 40,
	rank
});

const three = [stage('incoming', 'a0'), stage('qualified', 'a1'), stage('closing', 'a2')];

describe('editing stages', () => {
	it('shows the active stages of one pipeline in their order', () => {
		const all = [...three].reverse().concat(stage('won', 'a3', 'won'));
		expect(activeStages(all, 'p').map((s) => s.id)).toEqual(['incoming', 'qualified', 'closing']);
		expect(activeStages(all, 'other')).toEqual([]);
	});

	it('adds a stage behind the others', () => {
		const { fields } = added('Demo given', 'p', three);
		expect(fields?.kind).toBe('active');
		expect(String(fields?.rank) > 'a2').toBe(true);
	});
});
