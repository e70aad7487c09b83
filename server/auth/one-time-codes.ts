import { Secret, TOTP } from 'otpauth';

/** 160 bits, as RFC 4226 recommends; apps know nothing but SHA-1, six digits and thirty seconds for sure. */
const SECRET_BYTES = 20;
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const ISSUER = 'Spolu';
/** So many steps a clock may be wrong, to either side. */
const TOLERANCE = 1;

/** A secret to share with an app, in base32. */
export function newSharedSecret(): string {
	return new Secret({ size: SECRET_BYTES }).base32;
}

/** The `otpauth:` address that apps read from a QR code. */
export function addressFor(secret: string, email: string): string {
	return new TOTP({ ...SHAPE, issuer: ISSUER, label: email, secret }).toString();
}

/** The time step that a code of six digits is of, at an instant in milliseconds; null when it is wrong. */
export function stepOf(secret: string, code: string, timestamp: number): number | null {
	const totp = new TOTP({ ...SHAPE, secret });
	const delta = totp.validate({ token: code, timestamp, window: TOLERANCE });
	return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/** Codes may be typed in groups, and in small letters. */
export function plain(typed: string): string {
	return typed.replace(/[\s-]/g, '').toUpperCase();
}

/** A code of 80 bits for the day on which the app is lost: `ABCD-EFGH-IJKL-MNOP`. */
export function newRecoveryCode(): string {
	return new Secret({ size: 10 }).base32.match(/.{4}/g)!.join('-');
}
