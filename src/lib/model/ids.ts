const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** A random id of 16 letters and digits (91 bits), without look-alikes and without meaning. */
export function newId(): string {
	let id = '';
	while (id.length < LENGTH) {
		for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH * 2))) {
			// 4 × 54 = 216: bytes above it would favour the first letters.
			if (byte < 216 && id.length < LENGTH) id += ALPHABET[byte % 54];
		}
	}
	return id;
}

/**
 * True for anything that may serve as an id; also for ids that other programs made. Not for the names
 * that every object has.
 */
export function isId(value: unknown): value is string {
	return (
		typeof value === 'string' &&
		/^[A-Za-z0-9_-]{10,40}$/.test(value) &&
		!(value in Object.prototype)
	);
}
