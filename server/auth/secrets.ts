import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes as base64url: what is given to one person, once. */
export function newSecret(): string {
	return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex: all that is kept of session ids and tokens, which are random enough without a salt. */
export function fingerprint(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}
