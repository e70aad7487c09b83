import { describe, expect, it } from 'vitest';
import { folded, isMatch } from './folded.ts';
import { languageName, preferredLanguage } from './languages.ts';
import { parsed, parsedFile } from './icu.ts';
import { messagesOf, Speaker } from './messages.ts';

describe('Speaker', () => {
	const speaker = new Speaker(
		'sk',
		messagesOf({
			board: parsedFile({
				addDealTo: 'Pridať obchod do {stage}',
				deals: '{n, plural, one {# obchod} few {# obchody} many {# obchodu} other {# obchodov}}',
				list: '{n, plural, =0 {nič} other {{kind, select, deals {obchody} other {iné}}: # z {all, number}}}',
				head: { title: "Nie je to '{'kľúč'}'" }
			}),
			model: { role: { admin: 'Správca' } }
		})
	);

	it('fills in values and chooses plurals', () => {
		expect(speaker.say('board.addDealTo', { stage: 'Záver' })).toBe('Pridať obchod do Záver');
		expect([1, 3, 5, 1.5].map((n) => speaker.say('board.deals', { n }))).toEqual([
			'1 obchod',
			'3 obchody',
			'5 obchodov',
			'1,5 obchodu'
		]);
		expect(speaker.say('board.deals', { n: 12_400 })).toMatch(/^12\s400 obchodov$/);
	});

	it('chooses by exact numbers and by words, one inside the other', () => {
		const say = (n: number, kind: string) => speaker.say('board.list', { n, kind, all: 1_000 });
		expect(say(0, 'deals')).toBe('nič');
		expect(say(2, 'deals')).toMatch(/^obchody: 2 z 1\s000$/);
		expect(say(1, 'tasks')).toMatch(/^iné: 1 z 1\s000$/);
	});

	it.each(['{n, number, percent}', '{on, date}', '{n, selectordinal, other {#}}'])(
		'refuses what browsers could not say: %s',
		(message) => {
			expect(() => parsed(message)).toThrow('no such ICU element');
		}
	);

	it('knows groups, and the model without its area', () => {
		expect(speaker.say('board.head.title')).toBe('Nie je to {kľúč}');
		expect(speaker.say('role.admin')).toBe('Správca');
	});

	it('says the key when there is no message', () => {
		expect(speaker.say('board.none')).toBe('board.none');
	});
});

describe('languages', () => {
	it('prefers the first wished one that there is', () => {
		expect(preferredLanguage(['de-DE', 'cs-CZ', 'en'])).toBe('cs');
		expect(preferredLanguage(['de'])).toBe('en');
	});

	it('are called as they call themselves', () => {
		expect(languageName('sk')).toBe('Slovenčina');
	});
});

describe('folded', () => {
	it('finds names however they are typed', () => {
		expect(folded('Łódzkie Čerstvé Kőszegi')).toBe('lodzkie cerstve koszegi');
		expect(isMatch('Kőszegi Építő Kft.', 'epito kos')).toBe(true);
		expect(isMatch('Kőszegi Építő Kft.', 'epito xyz')).toBe(false);
	});
});
