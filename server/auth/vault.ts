import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SpoluError } from '../errors.ts';

/** Beside the database, and not in it: a copy of the database alone opens nothing. */
const FILE = 'secrets.key';
const KEY_BYTES = 32;
const IV_BYTES = 12;

/**
 * Keeps secrets that must be read again, which hashes cannot: AES-256-GCM by a key in a file of the data
 * directory that its owner alone may read. What is sealed for one purpose cannot be opened for another.
 */
export class Vault {
	readonly #dataDir: string;
	#key: Buffer | null = null;

	constructor(dataDir: string) {
		this.#dataDir = dataDir;
	}

	/**
	 * `v1.iv.tag.text`, each in base64url. The first time, when nothing is sealed yet (`isFirst`), it
	 * makes the key.
	 *
	 * @throws SpoluError `internal` when the key is gone that others were sealed by
	 */
	seal(secret: string, purpose: string, { isFirst }: { isFirst: boolean }): string {
		const iv = randomBytes(IV_BYTES);
		const key = this.#read() ?? (isFirst ? this.#make() : null);
		if (!key) throw keyGone();
		const cipher = createCipheriv('aes-256-gcm', key, iv);
		cipher.setAAD(Buffer.from(purpose));
		const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
		const parts = [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'));
		return ['v1', ...parts].join('.');
	}

	/** @throws SpoluError `internal` when the key is gone, or is another one */
	open(sealed: string, purpose: string): string {
		const [version, ...parts] = sealed.split('.');
		const [iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
		const key = this.#read();
		if (version !== 'v1' || !iv || !tag || !text || !key) throw keyGone();
		try {
			const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
			decipher.setAAD(Buffer.from(purpose));
			decipher.setAuthTag(tag);
			return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
		} catch {
			throw keyGone();
		}
	}

	#read(): Buffer | null {
		if (this.#key) return this.#key;
		try {
			const key = Buffer.from(readFileSync(join(this.#dataDir, FILE), 'utf8').trim(), 'base64');
			if (key.length === KEY_BYTES) this.#key = key;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		}
		return this.#key;
	}

	/** The key is whole and on the disk before anything is sealed by it. */
	#make(): Buffer {
		const key = randomBytes(KEY_BYTES);
		const file = join(this.#dataDir, FILE);
		const unfinished = `${file}.new`;
		const text = `${key.toString('base64')}\n`;
		writeFileSync(unfinished, text, { mode: 0o600, flush: true });
		renameSync(unfinished, file);
		syncDirectory(this.#dataDir);
		this.#key = key;
		return key;
	}
}

function syncDirectory(path: string): void {
	// Windows has no such thing.
	if (process.platform === 'win32') return;
	const directory = openSync(path, 'r');
	fsyncSync(directory);
	closeSync(directory);
}

function keyGone(): SpoluError {
	return new SpoluError('internal', 'auth.code.keyGone');
}
