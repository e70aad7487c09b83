/**
 * Values and ids that can be told apart wherever they turn up, also inside the bytes of an update:
 * `zqv…` for what somebody typed, `zqi…` for records.
 */
export class Canaries {
	#count = 0;

	value(): string {
		return `zqv${this.#next()}`;
	}

	id(): string {
		return `zqi${this.#next()}`;
	}

	#next(): string {
		return (++this.#count).toString(36).padStart(8, '0');
	}
}

const CANARY = /zq[vi][0-9a-z]{8}/g;

export function canariesIn(text: string): string[] {
	return text.includes('zq') ? (text.match(CANARY) ?? []) : [];
}

export function canariesInBytes(bytes: Uint8Array): string[] {
	return canariesIn(
		Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
	);
}
