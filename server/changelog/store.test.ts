import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';

const MIB = 1024 * 1024;

let world: ProjectWorld;

beforeAll(async () => {
	world = await new ProjectWorld().begin();
});

afterAll(() => world.end());

/** What is held for good, in bytes. */
function held(): number {
	setFlagsFromString('--expose-gc');
	runInNewContext('gc')();
	return process.memoryUsage().heapUsed;
}

test('what can be no id is not remembered, however often it is asked for', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	const before = held();
	for (let i = 0; i < 2_000; i++) {
		expect(world.project.get('deals', randomBytes(7_500).toString('hex'))).toBe(null);
	}
	expect(held() - before).toBeLessThan(4 * MIB);
	expect(world.project.get('deals', roof)).toMatchObject({ title: 'Roof' });
});
