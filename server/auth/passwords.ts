import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's argon2id of 19 MiB, two passes, one lane; about 50 ms. `memory` counts KiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

/** So many at once: the threads that work them out are those that bring edits to the disk. */
const AT_ONCE = 2;
const waiting: (() => void)[] = [];
let running = 0;

async function derived(parameters: Argon2Parameters): Promise<Buffer> {
	while (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
	running += 1;
	try {
		return await derive('argon2id', parameters);
	} finally {
		running -= 1;
		waiting.shift()?.();
	}
}

/** Stands in for the hash of an account that does not exist, so that both take the same work. */
let nobody: Promise<string> | undefined;

/** A PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$tag` (base64 without padding), with a salt of its own. */
export async function hashed(password: string): Promise<string> {
	const salt = randomBytes(SALT_BYTES);
	const tag = await derived({
		message: message(password),
		nonce: salt,
		tagLength: TAG_BYTES,
		...COST
	});
	const { memory, passes, parallelism } = COST;
	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Whether the password belongs to the hash. Without a hash it does the same work and says no. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
	nobody ??= hashed(base64(randomBytes(SALT_BYTES)));
	const { salt, tag, ...cost } = parsed(hash ?? (await nobody));
	const made = await derived({
		message: message(password),
		nonce: salt,
		tagLength: tag.length,
		...cost
	});
	return timingSafeEqual(made, tag) && hash !== undefined;
}

/** The same letters may be typed as different code points on different keyboards. */
function message(password: string): string {
	return password.normalize('NFKC');
}

function base64(bytes: Buffer): string {
	return bytes.toString('base64').replace(/=+$/, '');
}

function parsed(hash: string) {
	const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
	if (!parts) throw new Error('A stored password hash is not a PHC string of argon2id');
	const [, memory, passes, parallelism, salt, tag] = parts;
	return {
		memory: Number(memory),
		passes: Number(passes),
		parallelism: Number(parallelism),
		salt: Buffer.from(salt!, 'base64'),
		tag: Buffer.from(tag!, 'base64')
	};
}
