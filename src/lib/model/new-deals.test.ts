import { describe, expect, it } from 'vitest';
import { editMisfit } from './entries.ts';
import { createdDeal, departmentsOf } from './new-deals.ts';
import { roleOf } from './role-of.ts';
import { scopeOf } from './scope.ts';

const BRATISLAVA = 'bratislava-office';
const standing = { id: 'jana-nováková', roles: ['salesRepresentative'], departments: [BRATISLAVA] };
const scope = scopeOf(standing, (name) => roleOf(name, null));

describe('createdDeal', () => {
	it('makes the company and the person that are new with it, in one tx', () => {
		const roof = {
			title: 'Roof',
			stage: 'stage-incoming',
			rank: 'a0',
			owner: 'jana-novakova',
			company: { name: 'Drevostav s.r.o.' },
			person: { name: 'Peter Horák' }
		};
		const { id, edits } = createdDeal(roof, [BRATISLAVA], 'sk');
		const [company, person, deal] = edits;
		expect(edits.map(editMisfit)).toEqual([null, null, null]);
		expect(person?.fields).toMatchObject({ familyName: 'Horák', company: company?.recordId });
		expect(deal).toMatchObject({ recordId: id, fields: { company: company?.recordId } });
		expect(edits.every(({ fields }) => fields?.[`departments/${BRATISLAVA}`] === true)).toBe(true);
	});

	it('holds nothing that was not given', () => {
		const { edits } = createdDeal(
			{ title: 'Roof', stage: 'stage-incoming', rank: 'a0', value: undefined },
			[],
			'en'
		);
		expect(edits).toHaveLength(1);
		expect(edits[0]?.fields).toEqual({ title: 'Roof', stage: 'stage-incoming', rank: 'a0' });
	});
});

describe('departmentsOf', () => {
	it('takes them from the grants when the row does not show them', () => {
		expect(departmentsOf({}, scope)).toEqual([BRATISLAVA]);
		expect(departmentsOf({ [`departments/${BRATISLAVA}`]: true }, scope)).toEqual([BRATISLAVA]);
	});
});
