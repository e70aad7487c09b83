import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { afterChange, keyOf, type StoredRecord } from '#server/changelog/record.ts';
import { ProjectWorld } from '../support/rules/project-world.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

const deal = (recordId: string, field: string, value: string | null) =>
	({ collection: 'deals', op: 'set', recordId, field, value }) as const;

describe('rule 11: rights are judged per tx', () => {
	it('on the record before it: who may not see a deal may not give it to themselves', async () => {
		const petr = await world.join('Petr', ['limited']);
		const roof = await world.add('deals', { title: 'Roof', owner: world.jana });
		expect(await world.pen(petr).verdict(deal(roof, 'owner', petr))).toBe('rejected not_found');
	});

	it('and after it: Limited may not make a deal for somebody else', async () => {
		const petr = await world.join('Petr', ['limited']);
		const fields = { title: 'Roof', stage: world.stage('Incoming'), rank: 'a0', owner: world.jana };
		const verdict = await world.pen(petr).verdict({ collection: 'deals', op: 'create', fields });
		expect(verdict).toBe('rejected forbidden');
	});

	it('assigning to others is a right', async () => {
		const petr = await world.join('Petr', ['limited']);
		const eva = await world.join('Eva', ['user']);
		const roof = await world.add('deals', { title: 'Roof', owner: petr });
		expect(await world.pen(petr).verdict(deal(roof, 'owner', world.jana))).toBe('rejected assign');
		expect(await world.pen(eva).verdict(deal(roof, 'owner', world.jana))).toBe('accepted');
	});
});

describe('rule 16: outside the scope is like not there', () => {
	it('for a set, a guard, a delete and a link', async () => {
		const petr = await world.join('Petr', ['limited']);
		const hidden = await world.add('companies', { name: 'Hidden', owner: world.jana });
		const mine = await world.add('deals', { title: 'Mine', owner: petr });
		const pen = world.pen(petr);
		for (const recordId of [hidden, newId()]) {
			const set = {
				collection: 'companies',
				op: 'set',
				recordId,
				field: 'name',
				value: 'x'
			} as const;
			expect(await pen.verdict(set)).toBe('rejected not_found');
			expect(await pen.verdict({ ...set, op: 'guard' })).toBe('rejected not_found');
			expect(await pen.verdict({ ...set, field: 'deletedAt', value: 1 })).toBe(
				'rejected not_found'
			);
			expect(await pen.verdict(deal(mine, 'company', recordId))).toBe('rejected link');
		}
	});

	it('visible but not writable is forbidden', async () => {
		const bence = await world.join('Bence', ['telephonist']);
		const recordId = await world.add('companies', { name: 'Drevostav' });
		const set = {
			collection: 'companies',
			op: 'set',
			recordId,
			field: 'name',
			value: 'x'
		} as const;
		expect(await world.pen(bence).verdict(set)).toBe('rejected forbidden');
	});
});

describe('rule 20: a journal counts without gaps', () => {
	it('answers a resend and does not double it', async () => {
		const pen = world.pen();
		const fields = { title: 'Roof', stage: world.stage('Incoming'), rank: 'a0' };
		const entries = pen.tx({ collection: 'deals', op: 'create', fields });
		await pen.judge(entries);
		const { seq } = world.project;
		const [saved] = await world.project.judge(world.jana, entries);
		expect(saved).toMatchObject({ upto: 1, outcomes: [] });
		expect(world.project.seq).toBe(seq);
	});

	it('stops at a gap and says which clock it expects', async () => {
		const pen = world.pen();
		const roof = await world.add('deals', { title: 'Roof' });
		const lost = pen.tx(deal(roof, 'title', 'Lost'));
		const later = pen.tx(deal(roof, 'title', 'Later'));
		expect(lost[0]!.clock).toBe(1);
		const [saved] = await world.project.judge(world.jana, later);
		expect(saved).toMatchObject({ upto: 0, gap: 1 });
		expect(world.project.get('deals', roof)?.title).toBe('Roof');
	});

	it('belongs to the member who first presented it (rule 13)', async () => {
		const eva = await world.join('Eva', ['admin']);
		const roof = await world.add('deals', { title: 'Roof' });
		const pen = world.pen();
		await pen.judge(pen.tx(deal(roof, 'title', 'Jana’s')));
		const stolen = pen.tx(deal(roof, 'title', 'Eva’s'));
		await expect(world.project.judge(eva, stolen)).rejects.toThrow('another member');
	});
});

describe('rule 21: one outcome each', () => {
	it('an edit that was made earlier and overlooked a newer one is superseded, with both values', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		const train = world.pen();
		const [offline] = train.tx(deal(roof, 'title', 'From the train'));
		const eva = await world.join('Eva', ['user']);
		await new Promise((resolve) => setImmediate(resolve));
		const online = world.pen(eva).tx({ ...deal(roof, 'title', 'From the office'), at: Date.now() });
		await world.project.judge(eva, online);
		const early = [{ ...offline!, at: offline!.at - 5_000 }];
		const [outcome] = await train.judge(early);
		expect(outcome).toMatchObject({ verdict: 'superseded', wanted: 'From the train' });
		expect(outcome?.now).toMatchObject({ value: 'From the office', author: eva });
		expect(world.project.get('deals', roof)?.title).toBe('From the office');
	});

	it('a later one stands, marked when it replaced what its author had not seen', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		const base = world.project.seq;
		const eva = world.pen(await world.join('Eva', ['user']));
		await eva.judge(eva.tx({ ...deal(roof, 'title', 'First'), at: Date.now() - 5_000 }));
		const pen = world.pen();
		const [outcome] = await pen.judge(pen.tx({ ...deal(roof, 'title', 'Second'), base }));
		expect(outcome).toMatchObject({ verdict: 'accepted', overlooked: true });
		expect(world.project.get('deals', roof)?.title).toBe('Second');
	});

	it('what was seen may be replaced, whatever the clocks say', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		expect(await world.pen().verdict({ ...deal(roof, 'title', 'Seen'), at: 1 })).toBe('accepted');
	});

	it('an instant is never in the future', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		await world.pen().verdict({ ...deal(roof, 'title', 'Soon'), at: Date.now() + 86_400_000 });
		const [, at] = world.project.store.get('deals', roof)!.stamps.title!;
		expect(at).toBeLessThanOrEqual(Date.now());
	});

	it('the entries of a tx stand or fall together, guards included', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		const pen = world.pen();
		const guarded = pen.tx(
			{ ...deal(roof, 'title', 'Not what I saw'), op: 'guard' },
			deal(roof, 'reference', 'A-1')
		);
		expect((await pen.judge(guarded)).map(({ rule }) => rule)).toEqual(['guard', 'guard']);
		expect(world.project.get('deals', roof)?.reference).toBeUndefined();
	});

	it('a guard on a link that hides its record holds by what its author sees, and names nothing', async () => {
		const petr = await world.join('Petr', ['limited']);
		const company = await world.add('companies', { name: 'Hidden', owner: world.jana });
		const mine = await world.add('deals', { title: 'Mine', owner: petr, company });
		const pen = world.pen(petr);
		const guard = (value: string) => ({ ...deal(mine, 'company', value), op: 'guard' }) as const;
		expect(await pen.verdict(guard('hidden'), deal(mine, 'title', 'Roof'))).toBe('accepted');
		expect(await pen.verdict(guard(company))).toBe('rejected guard');
		expect(await pen.verdict(deal(mine, 'company', 'hidden'))).toBe('rejected invalid');
	});

	it('stored outcomes hold nobody else’s value, and go when they are dealt with', async () => {
		const petr = await world.join('Petr', ['limited']);
		const roof = await world.add('deals', { title: 'Secret roof', owner: world.jana });
		const pen = world.pen(petr);
		await pen.judge(pen.tx(deal(roof, 'title', 'Mine')));
		const waiting = world.project.journals.waitingFor(petr);
		expect(JSON.stringify(waiting)).not.toContain('Secret');
		world.project.journals.dealtWith(petr, pen.client, 1);
		expect(world.project.journals.waitingFor(petr)).toEqual([]);
	});
});

describe('rule 24: undo', () => {
	const undo = (recordId: string, tx: string, at = Date.now()) =>
		({ collection: 'deals', op: 'undo', recordId, value: tx, at }) as const;

	it('takes back giving a deal away, though it is no longer mine to see', async () => {
		const eva = await world.join('Eva', ['limited', 'telephonist']);
		const roof = await world.add('deals', { title: 'Roof', owner: eva });
		const pen = world.pen(eva);
		const gone = pen.tx(deal(roof, 'owner', null));
		await pen.judge(gone);
		expect(await pen.verdict(undo(roof, gone[0]!.tx))).toBe('accepted');
		expect(world.project.get('deals', roof)?.owner).toBe(eva);
	});

	it('brings a deleted deal back, and deletes it again', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		const pen = world.pen();
		const deleted = pen.tx({ ...deal(roof, 'deletedAt', null), value: Date.now() });
		await pen.judge(deleted);
		const restored = pen.tx(undo(roof, deleted[0]!.tx));
		await pen.judge(restored);
		expect(world.project.get('deals', roof)?.deletedAt).toBeUndefined();
		expect(await pen.verdict(undo(roof, restored[0]!.tx))).toBe('accepted');
		expect(world.project.get('deals', roof)?.deletedAt).toBeDefined();
	});

	it('moves a deal back with all that the move brought', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		const before = world.project.get('deals', roof);
		const pen = world.pen();
		const won = pen.tx(deal(roof, 'stage', world.stage('Won')), deal(roof, 'rank', 'a5'));
		await pen.judge(won);
		expect(world.project.get('deals', roof)?.closedAt).toBeTypeOf('number');
		await pen.verdict(undo(roof, won[0]!.tx));
		expect(world.project.get('deals', roof)).toEqual(before);
	});

	it('goes on to what was done before, when what was done after it is taken back', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		const pen = world.pen();
		const renamed = ['Roof 2', 'Roof 3', 'Roof 4'].map((title) =>
			pen.tx(deal(roof, 'title', title))
		);
		for (const tx of renamed) await pen.judge(tx);
		const verdict = (tx: number) => pen.verdict(undo(roof, renamed[tx]![0]!.tx));
		expect(await verdict(1), 'the last one first').toBe('rejected undo_changed');
		for (const tx of [2, 1, 0]) expect(await verdict(tx)).toBe('accepted');
		expect(world.project.get('deals', roof)?.title).toBe('Roof');
	});

	it('leaves what a colleague has done in between, though the value is the same again', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		const pen = world.pen();
		const named = pen.tx(deal(roof, 'title', 'Roof 2'));
		await pen.judge(named);
		const eva = world.pen(await world.join('Eva', ['user']));
		for (const title of ['Roof 3', 'Roof 2']) await eva.verdict(deal(roof, 'title', title));
		expect(await pen.verdict(undo(roof, named[0]!.tx))).toBe('rejected undo_changed');
	});

	it('never touches what was changed since, nor what others did', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		const pen = world.pen();
		const named = pen.tx(deal(roof, 'title', 'Roof 2'));
		await pen.judge(named);
		const eva = world.pen(await world.join('Eva', ['user']));
		expect(await eva.verdict(undo(roof, named[0]!.tx))).toBe('rejected undo_gone');
		await eva.verdict(deal(roof, 'title', 'Roof 3'));
		expect(await pen.verdict(undo(roof, named[0]!.tx))).toBe('rejected undo_changed');
	});
});

describe('invariants at rest', () => {
	it('I3: folding the change log gives the record table; seq has no gaps', async () => {
		const roof = await world.add('deals', { title: 'Roof' });
		const pen = world.pen();
		await pen.verdict(deal(roof, 'stage', world.stage('Lost')));
		await pen.verdict(deal(roof, 'title', 'Roof 2'));
		const records = new Map<string, StoredRecord>();
		let seq = 0;
		for (const change of world.log()) {
			expect(change.seq).toBe(++seq);
			const key = keyOf(change.collection, change.record);
			records.set(key, afterChange(records.get(key), change));
		}
		expect(seq).toBe(world.project.seq);
		for (const record of records.values()) {
			expect(world.project.store.get(record.collection, record.id)).toEqual(record);
		}
	});
});
