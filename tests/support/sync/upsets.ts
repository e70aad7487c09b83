import { newId } from '#lib/model/ids.ts';
import type { Edit } from '#lib/model/entries.ts';
import { PIPELINE } from './cast.ts';
import { someRecord, type Choice } from './deeds.ts';
import type { Device } from './device.ts';
import type { World } from './world.ts';

type Deed = (world: World, device: Device, choice: Choice) => void;

const QUARRELS = [
	['deals', 'title'],
	['companies', 'name'],
	['people', 'familyName']
] as const;

/** What strains the rules that join several records: stages that come and go, parents in circles. */
const UPSETS: Deed[] = [
	function addStage(world, device) {
		const fields = {
			pipeline: PIPELINE,
			name: world.canaries.value(),
			kind: 'active',
			likelihood: 5,
			rank: 'a8'
		};
		device.edit([{ collection: 'stages', recordId: world.canaries.id(), op: 'create', fields }]);
	},
	function moveIntoIt(world, device, { b }) {
		const deal = someRecord(world, device, 'deals', (b % 100) * 10);
		device.edit([
			{ collection: 'deals', recordId: deal, op: 'set', field: 'stage', value: lastStage(world) }
		]);
	},
	function deleteIt(world, device) {
		device.edit([deletionOf('stages', lastStage(world), world.time.now)]);
	},
	function fillAndDelete(world, device) {
		const stage = lastStage(world);
		const fields = { title: world.canaries.value(), stage, rank: 'a9' };
		const born: Edit = { collection: 'deals', recordId: world.canaries.id(), op: 'create', fields };
		device.edit([born, deletionOf('stages', stage, world.time.now)]);
	},
	function deleteDealOfIt(world, device) {
		const stage = lastStage(world);
		const found = [...world.ledger.all()].find(([, , facts]) => facts.stage === stage);
		if (found) device.edit([deletionOf('deals', found[1], world.time.now)]);
	},
	function bringDealBack(world, device) {
		const stage = lastStage(world);
		const found = [...world.ledger.all()].find(
			([, , facts]) => facts.stage === stage && facts.deletedAt !== undefined
		);
		if (found) device.edit([deletionOf('deals', found[1], null)]);
	},
	function adopt(world, device, { b, c }) {
		const [child, parent] = [b, c].map((n) => someRecord(world, device, 'companies', (n % 6) * 10));
		device.edit([
			{
				collection: 'companies',
				recordId: child!,
				op: 'set',
				field: 'parent',
				value: (b + c) % 3 === 2 ? null : parent!
			}
		]);
	},
	function takeBack(world, device, { b }) {
		const done = device.written.filter(({ verdict }) => verdict === 'accepted');
		const tx = done.at(-1 - (b % 3))?.entry.tx;
		if (tx) undo(world, device, tx);
	}
];

export const upset: Deed = (world, device, choice) => {
	// Only an Admin edits stages: half of it is theirs.
	const who = choice.c % 2 === 0 ? world.devices[0]! : device;
	UPSETS[choice.a % UPSETS.length]!(world, who, choice);
};

/** Two who have not seen each other's edit give one field two values; who was first is left to chance. */
export const quarrel: Deed = (world, device, { a, b, c }) => {
	const [collection, field] = QUARRELS[a % QUARRELS.length]!;
	const other = world.devices[(world.devices.indexOf(device) + 1 + b) % world.devices.length]!;
	const recordId = someRecord(world, device, collection, (c % 6) * 10);
	const write = (who: Device) =>
		who.edit([{ collection, recordId, op: 'set', field, value: world.canaries.value() }]);
	device.cut();
	device.wantsOnline = c % 5 === 0;
	for (const who of b % 3 === 0 ? [other, device] : [device, other]) {
		write(who);
		world.time.advance(500);
	}
	if (c % 2 === 0) device.wantsOnline = true;
};

/** Reverts a tx, and lets the ledger know which. */
export function undo(world: World, device: Device, value: string): void {
	const tx = newId();
	world.ledger.undoes.set(tx, value);
	device.edit([{ collection: 'deals', recordId: 'anything000', op: 'undo', value }], tx);
}

/** The stage that was made last, deleted or not. */
function lastStage(world: World): string {
	const stages = [...world.ledger.all()].filter(([collection]) => collection === 'stages');
	return stages.at(-1)![1];
}

function deletionOf(collection: 'stages' | 'deals', recordId: string, value: number | null): Edit {
	return { collection, recordId, op: 'set', field: 'deletedAt', value };
}
