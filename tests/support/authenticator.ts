import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type {
	AuthenticationResponseJSON,
	PublicKeyCredentialCreationOptionsJSON,
	PublicKeyCredentialRequestOptionsJSON,
	RegistrationResponseJSON
} from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** How an answer differs from an honest one. */
export interface Dishonesty {
	origin?: string;
	rpId?: string;
	challenge?: string;
	/** Nobody gave a finger, a face or a PIN. */
	isUnverified?: boolean;
	userHandle?: string;
	/** Signed by another key. */
	key?: KeyObject;
	/** Says who made it. */
	certificates?: Uint8Array[];
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

const sha256 = (of: string | Buffer) => createHash('sha256').update(of).digest();
const text = (of: Uint8Array) => Buffer.from(of).toString('base64url');

/** An authenticator by WebAuthn, in software: one passkey of P-256 that counts its signatures. */
export class Authenticator {
	readonly id = randomBytes(16);
	readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	readonly #origin: string;
	#counter = 0;
	#userHandle = '';

	/** In a browser at this address. */
	constructor(origin: string) {
		this.#origin = origin;
	}

	/** Answers `navigator.credentials.create`. */
	make(
		{ challenge, user, rp }: PublicKeyCredentialCreationOptionsJSON,
		lie: Dishonesty = {}
	): RegistrationResponseJSON {
		this.#userHandle = user.id;
		const length = Buffer.from([0, this.id.length]);
		const key = Buffer.concat([Buffer.alloc(16), length, this.id, this.#publicKey()]);
		const authData = Buffer.concat([this.#data(rp.id ?? '', WITH_KEY, lie), key]);
		const x5c = lie.certificates;
		const statement = new Map<string, unknown>(x5c ? [['x5c', x5c]] : []);
		const attestation = new Map<string, unknown>([
			['fmt', x5c ? 'packed' : 'none'],
			['attStmt', statement],
			['authData', new Uint8Array(authData)]
		]);
		return this.#answer({
			clientDataJSON: text(this.#client('webauthn.create', challenge, lie)),
			attestationObject: text(isoCBOR.encode(attestation as never)),
			transports: ['internal']
		});
	}

	/** Answers `navigator.credentials.get`. */
	sign(
		{ challenge, rpId }: PublicKeyCredentialRequestOptionsJSON,
		lie: Dishonesty = {}
	): AuthenticationResponseJSON {
		this.#counter += 1;
		const data = this.#data(rpId ?? '', 0, lie);
		const client = this.#client('webauthn.get', challenge, lie);
		const signed = Buffer.concat([data, sha256(client)]);
		return this.#answer({
			clientDataJSON: text(client),
			authenticatorData: text(data),
			signature: text(sign('sha256', signed, lie.key ?? this.#keys.privateKey)),
			userHandle: lie.userHandle ?? this.#userHandle
		});
	}

	/** Forgets that it has signed, as a copy of it would. */
	rewind(): void {
		this.#counter = 0;
	}

	#answer<T>(response: T) {
		const id = text(this.id);
		return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response };
	}

	#client(type: string, asked: string, { challenge = asked, origin = this.#origin }: Dishonesty) {
		return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	}

	#data(asked: string, flags: number, { rpId = asked, isUnverified }: Dishonesty): Buffer {
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(this.#counter);
		const all = flags | PRESENT | (isUnverified ? 0 : VERIFIED);
		return Buffer.concat([sha256(rpId), Buffer.from([all]), counter]);
	}

	/** In COSE form: EC2, ES256, P-256 and its two coordinates. */
	#publicKey(): Buffer {
		const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
		const coordinate = (of = '') => new Uint8Array(Buffer.from(of, 'base64url'));
		const key = new Map<number, unknown>([
			[1, 2],
			[3, -7],
			[-1, 1],
			[-2, coordinate(x)],
			[-3, coordinate(y)]
		]);
		return Buffer.from(isoCBOR.encode(key as never));
	}
}
