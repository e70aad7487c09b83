import { FileError, LIMITS } from './problems.ts';

export const ENCODINGS = ['utf-8', 'windows-1250', 'iso-8859-2', 'utf-16le', 'utf-16be'] as const;

export type Encoding = (typeof ENCODINGS)[number];

export function isEncoding(name: string): name is Encoding {
	return (ENCODINGS as readonly string[]).includes(name);
}

/** First bytes of what people take for a table, and what to call it. */
const SIGNATURES: [number[], 'spreadsheet' | 'binary'][] = [
	[[0x50, 0x4b, 0x03, 0x04], 'spreadsheet'],
	[[0xd0, 0xcf, 0x11, 0xe0], 'spreadsheet'],
	[[0x25, 0x50, 0x44, 0x46], 'binary'],
	[[0x89, 0x50, 0x4e, 0x47], 'binary'],
	[[0xff, 0xd8, 0xff], 'binary'],
	[[0x1f, 0x8b], 'binary']
];

const SAMPLE = 65_536;

function startsWith(bytes: Uint8Array, start: number[]): boolean {
	return start.every((byte, i) => bytes[i] === byte);
}

/** UTF-16 without a mark shows by zeros at every other place, since delimiters and digits are ASCII. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
	if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
	const zeros = [0, 0];
	const sample = bytes.subarray(0, SAMPLE);
	sample.forEach((byte, i) => {
		if (byte === 0) zeros[i % 2]! += 1;
	});
	const [even = 0, odd = 0] = zeros;
	if (odd > sample.length / 8 && even < odd / 8) return 'utf-16le';
	return even > sample.length / 8 && odd < even / 8 ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** How many words a wrong table breaks: signs inside words, and capitals after small letters. */
function breaks(text: string): number {
	const signs = text.match(/\p{L}[©®«»±¦¶¬ˇ˘¸´¤§µ\u0080-\u009f]|[©®±¦¶¬ˇ\u0080-\u009f]\p{L}/gu);
	const capitals = text.match(/\p{Ll}[ĽĄŻŞ]/gu);
	// Czech and Slovak letters beside Polish ones, or the other way round, in one text.
	const foreign = /[ěřůčýť]/.test(text)
		? text.match(/[ąĄŁł]/g)
		: text.match(/[łęż]\S*[šžť]|[šžť]\S*[łęż]/g);
	return (signs?.length ?? 0) + (capitals?.length ?? 0) + (foreign?.length ?? 0);
}

/** Guesses how a file's letters are encoded. Western files come out right in the letters shared. */
export function guessEncoding(bytes: Uint8Array): Encoding {
	const wide = utf16(bytes);
	if (wide) return wide;
	if (isUtf8(bytes)) return 'utf-8';
	const sample = bytes.subarray(0, SAMPLE * 4);
	const [windows, iso] = (['windows-1250', 'iso-8859-2'] as const).map((encoding) =>
		breaks(new TextDecoder(encoding).decode(sample))
	);
	return (iso ?? 0) < (windows ?? 0) ? 'iso-8859-2' : 'windows-1250';
}

/** @throws FileError when the bytes are not a text: a spreadsheet, a picture, nothing at all */
export function checkBytes(bytes: Uint8Array): void {
	if (bytes.length > LIMITS.bytes) throw new FileError('tooLarge');
	if (bytes.length === 0) throw new FileError('empty');
	const known = SIGNATURES.find(([start]) => startsWith(bytes, start));
	if (known) throw new FileError(known[1]);
	if (utf16(bytes)) return;
	const sample = bytes.subarray(0, SAMPLE);
	const strange = sample.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0d, 0x0c].includes(byte));
	if (sample.includes(0) || strange.length > sample.length / 100) throw new FileError('binary');
}

/** Letters that no text has: replaced ones, control codes, and UTF-8 that was read as something else. */
function isBroken(text: string): boolean {
	if (/[\ufffd\u0000\u0080-\u0084\u0086-\u009f]/.test(text)) return true;
	const doubled = text.match(/[ÃÄĂĹÅ][\u0080-\u00bfˇ˘Ą¤¦§¨©Ş«¬®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż™š›śťžźŚŤŽŹ‹‰]/g);
	return (doubled?.length ?? 0) > Math.max(2, text.length / 200);
}

/**
 * The text of a file without its byte order mark.
 *
 * @throws FileError `encoding` when letters come out broken, `empty` when nothing is left
 */
export function decoded(bytes: Uint8Array, encoding: Encoding): string {
	const text = new TextDecoder(encoding).decode(bytes);
	if (isBroken(text)) throw new FileError('encoding');
	if (text.trim() === '') throw new FileError('empty');
	return text;
}
