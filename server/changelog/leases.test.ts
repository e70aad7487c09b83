import { afterEach, beforeEach, expect, test } from 'vitest';
import { mayRead } from '#lib/model/rights.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import { endLeases } from './leases.ts';
import { Sweeper } from './sweeper.ts';

let world: ProjectWorld;
let eva: string;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
	eva = await world.join('Eva', ['externalTelephonist']);
});
afterEach(() => world.end());

const shared = (until: number, field = `shares/${eva}`) => ({ [field]: until });

async function seen(): Promise<string[]> {
	const scope = world.project.scopeOf(eva);
	return [...world.project.all('companies')]
		.filter(({ fields }) => mayRead(scope, 'companies', fields))
		.map(({ fields }) => String(fields.name));
}

test('rule 28: what was shared until now is withdrawn by a change, and nothing else', async () => {
	const now = Date.now();
	const over = await world.add('companies', { name: 'Over', ...shared(now - 1) });
	await world.add('companies', { name: 'On', ...shared(now + 60_000) });
	await world.add('companies', { name: 'Never' });
	const role = 'roleShares/builtin-externalTelephonist';
	await world.add('companies', { name: 'By role', ...shared(now - 1, role) });
	expect(await seen()).toEqual(['Over', 'On', 'By role']);
	expect(await endLeases(world.project, now)).toBe(2);
	expect(await seen()).toEqual(['On']);
	expect(world.project.get('companies', over)).not.toHaveProperty(`shares/${eva}`);
	expect(await endLeases(world.project, now)).toBe(0);
	expect(await endLeases(world.project, now + 60_000)).toBe(1);
	expect(await seen()).toEqual([]);
});

test('a share that was prolonged, or taken back by hand, does not end twice', async () => {
	const now = Date.now();
	const company = await world.add('companies', { name: 'Roof', ...shared(now - 1) });
	const set = (until: number | null) =>
		world.project.commit({ member: world.jana, via: 'server' }, (log) =>
			log.set('companies', company, { [`shares/${eva}`]: until })
		);
	await set(now + 1_000);
	expect(await endLeases(world.project, now)).toBe(0);
	await set(null);
	expect(await endLeases(world.project, now + 2_000)).toBe(0);
});

test('very many end in slices, those of deleted records too', async () => {
	await world.project.commit({ member: world.jana, via: 'server' }, (log) => {
		for (let i = 0; i < 250; i++) {
			const deletedAt = i % 5 === 0 ? Date.now() : null;
			log.create('companies', { name: `Firm ${i}`, deletedAt, ...shared(1) });
		}
	});
	expect(await endLeases(world.project)).toBe(250);
	const [left] = world.db.$client.prepare('select count(*) from links').pluck().all();
	expect(left).toBe(0);
});

test('the sweeper ends them by itself', async () => {
	await world.add('companies', { name: 'Roof', ...shared(Date.now() + 300) });
	const faults: unknown[] = [];
	const sweeper = new Sweeper(
		() => [world.project],
		(error) => faults.push(error)
	);
	expect(await seen()).toEqual(['Roof']);
	await expect.poll(seen, { timeout: 5_000 }).toEqual([]);
	sweeper.close();
	expect(faults).toEqual([]);
});
