import { archive } from '#server/changelog/archiving.ts';
import { DEPARTMENTS, memberId } from './cast.ts';
import { someFields, type Choice } from './deeds.ts';
import type { Device } from './device.ts';
import type { World } from './world.ts';

type Log = Parameters<Parameters<World['project']['commit']>[1]>[0];

const KINDS = ['companies', 'people', 'deals'] as const;

/** The server writes for an administrator; for an odd `c` nobody waits for it. */
export async function serverWrites(
	world: World,
	work: (log: Log) => void,
	c: number
): Promise<void> {
	const written = world.project.commit({ member: memberId('ann'), via: 'server' }, work);
	await patiently(world, written, c);
}

/** The server archives what was closed long ago, some days later; for an odd `c` nobody waits for it. */
export async function archiving(world: World, _: Device, { c }: Choice): Promise<void> {
	world.time.advance(3 * 86_400_000);
	await patiently(world, archive(world.project, world.time.now), c);
}

/** Waits for some rounds: a disk that refuses keeps answers back, and a killed server never gives them. */
async function patiently(world: World, work: Promise<unknown>, c: number): Promise<void> {
	let isDone = false;
	void work.catch(() => {}).finally(() => (isDone = true));
	for (let round = 0; c % 2 === 0 && !isDone && round < 20; round++) {
		await world.rounds(1);
		if (round > 3) world.time.advance(100);
	}
}

/** Many records at once, as an import makes them, with a member who owns some; now and then it stumbles. */
export async function bulk(world: World, device: Device, { a, b, c }: Choice): Promise<void> {
	const owner = world.canaries.id();
	const made = Array.from({ length: 1 + (a % 12) }, (_, i) => {
		const collection = KINDS[i % 3]!;
		const fields = someFields(world, device, collection, { a: a + i, b: b + i, c: c + i });
		delete fields.company;
		if (i % 4 === 1) fields.owner = owner;
		if (collection === 'deals') fields.stage = 'zqistage000';
		if (i % 5 === 4) fields[`departments/${DEPARTMENTS.south}`] = true;
		return { collection, id: world.canaries.id(), fields };
	});
	const write = (log: Log) => {
		log.create('members', { name: world.canaries.value(), color: 2, isActive: true }, owner);
		for (const { collection, id, fields } of made) log.create(collection, fields, id);
		if (c % 7 === 6) throw new Error('the import stumbles');
	};
	world.bulks.push([
		['members', owner],
		...made.map(({ collection, id }) => [collection, id] as const)
	]);
	await serverWrites(world, write, c);
}

/** Takes back what a bulk made, its member last, as undoing an import does. */
export async function unbulk(world: World, _: Device, { a, c }: Choice): Promise<void> {
	const made = world.bulks[a % Math.max(1, world.bulks.length)];
	if (!made) return;
	const write = (log: Log) => {
		for (const [collection, id] of made.toReversed()) {
			const facts = log.get(collection, id);
			if (facts && facts.deletedAt === undefined) log.set(collection, id, { deletedAt: log.at });
		}
	};
	await serverWrites(world, write, c);
}
