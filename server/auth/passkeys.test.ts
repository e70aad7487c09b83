import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAuthWorld, PASSWORD, type AuthWorld } from '../../tests/support/auth-world.ts';
import { Authenticator, type Dishonesty } from '../../tests/support/authenticator.ts';
import { hasPlainAttestation } from './plain-attestation.ts';
import type { Session } from './sessions.ts';

const MINUTE = 60_000;
const ip = '192.0.2.7';
const site = new URL('https://crm.example.com');
const elsewhere = new URL('https://crm.example.net');
const refused = expect.objectContaining({ code: 'invalid', key: 'security.passkeys.refused' });
const wrong = expect.objectContaining({ code: 'invalid', key: 'auth.passkey.wrong' });

let world: AuthWorld;
let jana: Session;
let phone: Authenticator;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 9) });
	world = createAuthWorld(site.origin);
	jana = await signedIn('Jana');
	phone = new Authenticator(site.origin);
});

afterEach(() => {
	world.end();
	vi.useRealTimers();
});

async function signedIn(name: string): Promise<Session> {
	const { account } = await world.person(name);
	const cookie = await world.auth.sessions.start(account.id, '');
	return (await world.auth.sessions.validate(cookie.split(';')[0])).session!;
}

const begin = (who = jana, password = PASSWORD) =>
	world.auth.passkeys.begin(who, password, { ip, site });
const names = (who = jana) => world.auth.passkeys.of(who.accountId).map(({ name }) => name);

async function added(lie?: Dishonesty, who = jana, to = phone): Promise<void> {
	const answer = to.make(await begin(who), lie);
	await world.auth.passkeys.add(who, { name: 'Phone', answer }, site);
}

async function entered(lie?: Dishonesty): Promise<string> {
	const answer = phone.sign(await world.auth.passkeySignIn.begin(ip, site), lie);
	return world.auth.passkeySignIn.finish(answer, site);
}

test('a passkey is asked to name its owner by itself and to know them', async () => {
	await expect(begin(jana, 'not hers')).rejects.toMatchObject({ key: 'security.password.wrong' });
	await added();
	expect(await begin()).toMatchObject({
		rp: { id: 'crm.example.com', name: 'Spolu' },
		user: { name: 'jana@example.com' },
		attestation: 'none',
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		excludeCredentials: [{ id: phone.id.toString('base64url') }]
	});
	expect(await world.auth.passkeySignIn.begin(ip, site)).not.toHaveProperty('allowCredentials.0');
});

test('who has a passkey comes in by it, until they remove it', async () => {
	await added();
	expect(world.auth.passkeys.of(jana.accountId)).toMatchObject([
		{ name: 'Phone', createdAt: Date.now(), lastUsedAt: null }
	]);
	vi.setSystemTime(Date.now() + MINUTE);
	expect(await entered()).toBe(jana.accountId);
	expect(await entered()).toBe(jana.accountId);
	const [passkey] = world.auth.passkeys.of(jana.accountId);
	expect(passkey!.lastUsedAt).toBe(Date.now());

	const petr = await signedIn('Petr');
	const gone = expect.objectContaining({ code: 'not_found' });
	expect(() => world.auth.passkeys.remove(petr.accountId, passkey!.id)).toThrow(gone);
	world.auth.passkeys.remove(jana.accountId, passkey!.id);
	expect(() => world.auth.passkeys.remove(jana.accountId, passkey!.id)).toThrow(gone);
	await expect(entered()).rejects.toEqual(wrong);
});

const LIES: [what: string, lie: Dishonesty][] = [
	['was made on another site', { origin: elsewhere.origin }],
	['is for another site', { rpId: elsewhere.hostname }],
	['answers something that was not asked', { challenge: 'AAAA' }],
	['does not know who holds it', { isUnverified: true }]
];

test.each([...LIES, ['brings certificates', { certificates: [new Uint8Array(8)] }]] as typeof LIES)(
	'a new passkey that %s is refused',
	async (_, lie) => {
		await expect(added(lie)).rejects.toEqual(refused);
		expect(names()).toEqual([]);
	}
);

test.each([
	...LIES,
	['names another account', { userHandle: Buffer.from('petr').toString('base64url') }],
	[
		'is signed by another key',
		{ key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }
	]
] as typeof LIES)('nobody comes in by an answer that %s', async (_, lie) => {
	await added();
	await expect(entered(lie)).rejects.toEqual(wrong);
	expect(await entered()).toBe(jana.accountId);
});

test('what was asked is answered once, in time, and in the session that asked', async () => {
	const { passkeys, passkeySignIn } = world.auth;
	const asked = await begin();
	const answer = phone.make(asked);
	const petr = await signedIn('Petr');
	await expect(passkeys.add(petr, { name: 'x', answer }, site)).rejects.toEqual(refused);
	await passkeys.add(jana, { name: 'Phone', answer }, site);
	await expect(passkeys.add(jana, { name: 'x', answer }, site)).rejects.toEqual(refused);

	const signed = phone.sign(await passkeySignIn.begin(ip, site));
	expect(await passkeySignIn.finish(signed, site)).toBe(jana.accountId);
	await expect(passkeySignIn.finish(signed, site)).rejects.toEqual(wrong);
	const late = phone.sign(await passkeySignIn.begin(ip, site));
	vi.setSystemTime(Date.now() + 5 * MINUTE);
	await expect(passkeySignIn.finish(late, site)).rejects.toEqual(wrong);
	const forMaking = phone.sign({ ...(await begin()), rpId: site.hostname } as never);
	await expect(passkeySignIn.finish(forMaking, site)).rejects.toEqual(wrong);
});

test('what a new passkey says of its maker is not read', async () => {
	const plain = phone.make(await begin());
	expect(await hasPlainAttestation(plain.response.attestationObject)).toBe(true);
	const told = phone.make(await begin(), { certificates: [new Uint8Array(8)] });
	expect(await hasPlainAttestation(told.response.attestationObject)).toBe(false);
});

test('a copy that counts its signatures anew does not come in', async () => {
	await added();
	await entered();
	await entered();
	phone.rewind();
	await expect(entered()).rejects.toEqual(wrong);
});

test('a passkey belongs to one account, and an account has at most twenty', async () => {
	await added();
	await expect(added({}, await signedIn('Petr'))).rejects.toEqual(refused);
	for (let n = 1; n < 20; n++) await added({}, jana, new Authenticator(site.origin));
	expect(names()).toHaveLength(20);
	await expect(begin()).rejects.toMatchObject({ key: 'security.passkeys.tooMany' });
});

test('sign-ins by passkey are limited for each network', async () => {
	const { passkeySignIn } = world.auth;
	for (let n = 0; n < 120; n++) await passkeySignIn.begin(ip, site);
	await expect(passkeySignIn.begin(ip, site)).rejects.toMatchObject({ code: 'limited' });
	await passkeySignIn.begin('198.51.100.1', site);
});
