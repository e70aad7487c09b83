import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import type { Project } from '../changelog/project.ts';
import { Presence } from './presence.ts';
import type { Visitor } from './visitor.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const scope = { grants: [{ section: 'sales', level: 'write', rows: { of: 'all' } }], rights: [] };
const project = { get: () => ({ title: 'Roof' }), scopeOf: () => scope } as unknown as Project;

function room() {
	const presence = new Presence(project);
	const visit = () => {
		const sendStateless = vi.fn();
		const visitor = {
			key: newId(),
			member: newId(),
			look: null,
			told: '',
			looks: { take: () => true }
		};
		const orRetry = (work: () => void) => work();
		const entered = { ...visitor, connection: { sendStateless }, orRetry } as unknown as Visitor;
		presence.enter(entered);
		return { visitor: entered, sendStateless };
	};
	const [mover, viewer] = [visit(), visit()];
	vi.runAllTimers();
	viewer.sendStateless.mockClear();
	return { presence, mover: mover.visitor, heard: viewer.sendStateless };
}

const at = (id: string) => ({ page: '/javorina/deals', record: `deals:${id}` });

it('tells at once where somebody is who takes a record away', () => {
	const { presence, mover, heard } = room();
	presence.look(mover, at('roof'));
	expect(heard).not.toHaveBeenCalled();
	presence.hurry(mover);
	expect(heard).toHaveBeenCalledOnce();
	presence.hurry(mover);
	vi.runAllTimers();
	expect(heard).toHaveBeenCalledOnce();
});

it('tells it in its turn when many would be told of much at once (rule 19)', () => {
	const { presence, mover, heard } = room();
	for (let n = 0; n < 100; n++) {
		presence.look(mover, at(`roof${n}`));
		presence.hurry(mover);
	}
	expect(heard.mock.calls.length).toBeLessThan(10);
	vi.runAllTimers();
	expect(heard.mock.lastCall![0]).toContain('roof99');
});
