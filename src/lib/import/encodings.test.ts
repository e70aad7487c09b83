import { expect, test } from 'vitest';
import { checkBytes, decoded, guessEncoding, type Encoding } from './encodings.ts';

const WORDS = 'name;city\r\nJiří Šťastný;Žilina\r\nMałgorzata;Łódź\r\nKovács;Kőszeg\r\n';

/** Encodes by the table of a decoder, as no encoder for these is built in. */
function encoded(text: string, encoding: Encoding): Uint8Array {
	if (encoding === 'utf-8') return new TextEncoder().encode(text);
	if (encoding.startsWith('utf-16')) {
		const bytes = new Uint8Array(text.length * 2);
		const view = new DataView(bytes.buffer);
		[...text].forEach((letter, i) =>
			view.setUint16(i * 2, letter.charCodeAt(0), encoding === 'utf-16le')
		);
		return bytes;
	}
	const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, i) => i));
	return Uint8Array.from([...text], (letter) => table.indexOf(letter));
}

test.each(['utf-8', 'windows-1250', 'iso-8859-2', 'utf-16le', 'utf-16be'] as const)(
	'%s is guessed and read',
	(encoding) => {
		const bytes = encoded(WORDS, encoding);
		checkBytes(bytes);
		expect(guessEncoding(bytes)).toBe(encoding);
		expect(decoded(bytes, encoding)).toBe(WORDS);
	}
);

test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
	'a mark before %s is taken off',
	(encoding) => {
		const bytes = encoded(`\ufeff${WORDS}`, encoding);
		expect(guessEncoding(bytes)).toBe(encoding);
		expect(decoded(bytes, encoding)).toBe(WORDS);
	}
);

test.each([
	['Žilina,Košice', 'windows-1250'],
	['Žilina,Košice', 'iso-8859-2'],
	['Łódź,Gdańsk,książka', 'windows-1250'],
	['Łódź,Gdańsk,książka', 'iso-8859-2'],
	['Ťažký,Ľubica', 'iso-8859-2']
] as const)('%s in %s is told from the other one', (text, encoding) => {
	expect(guessEncoding(encoded(text, encoding))).toBe(encoding);
});

test('a wrong encoding is noticed', () => {
	const wrong = (text: string, from: Encoding, to: Encoding) => () =>
		decoded(encoded(text, from), to);
	expect(wrong(WORDS, 'windows-1250', 'utf-8')).toThrow('encoding');
	expect(wrong(WORDS, 'windows-1250', 'iso-8859-2')).toThrow('encoding');
	expect(wrong(WORDS, 'utf-8', 'windows-1250')).toThrow('encoding');
	expect(wrong(WORDS, 'utf-16le', 'utf-8')).toThrow('encoding');
});

const bytesOf = (...bytes: number[]) => Uint8Array.from([...bytes, ...new Array(40).fill(0x61)]);

test.each([
	['a workbook', bytesOf(0x50, 0x4b, 3, 4), 'spreadsheet'],
	['an old workbook', bytesOf(0xd0, 0xcf, 0x11, 0xe0), 'spreadsheet'],
	['a PDF', bytesOf(0x25, 0x50, 0x44, 0x46), 'binary'],
	['a program', bytesOf(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0), 'binary'],
	['nothing', new Uint8Array(), 'empty']
])('%s is refused', (_, bytes, problem) => {
	expect(() => checkBytes(bytes)).toThrow(problem);
});

test('a file of spaces is empty', () => {
	expect(() => decoded(encoded(' \r\n \r\n', 'utf-8'), 'utf-8')).toThrow('empty');
});
