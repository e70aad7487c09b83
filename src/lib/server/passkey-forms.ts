import { z } from 'zod';
import { typed } from './forms.ts';

/** Bytes as browsers send them. */
function bytes(most: number) {
	return z
		.string()
		.regex(/^[\w-]+$/)
		.max(most);
}

/** What every answer of an authenticator has. What else browsers add is not read. */
const credential = {
	id: bytes(1_400),
	rawId: bytes(1_400),
	type: z.literal('public-key'),
	clientExtensionResults: z.unknown().transform(() => ({}))
};

const clientDataJSON = bytes(4_000);

const made = z.object({
	...credential,
	response: z.object({
		clientDataJSON,
		attestationObject: bytes(20_000),
		transports: z.array(z.string().max(40)).max(10).default([])
	})
});

const signed = z.object({
	...credential,
	response: z.object({
		clientDataJSON,
		authenticatorData: bytes(4_000),
		signature: bytes(4_000),
		userHandle: bytes(200)
	})
});

/** What a person wants of their passkeys. */
export const passkeyWish = z.discriminatedUnion('wish', [
	z.strictObject({ wish: z.literal('begin'), password: typed.password }),
	z.strictObject({ wish: z.literal('add'), name: typed.passkey, answer: made })
]);

/** What a visitor with a passkey wants. */
export const passkeySignIn = z.discriminatedUnion('wish', [
	z.strictObject({ wish: z.literal('begin') }),
	z.strictObject({ wish: z.literal('finish'), answer: signed })
]);
