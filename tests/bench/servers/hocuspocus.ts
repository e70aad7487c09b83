/**
 * Hocuspocus as its documentation shows it. Arguments: the file with the document's bytes, and a
 * SQLite file when it should store what changes (`onStoreDocument`, with its own debounce).
 */
import { Server } from '@hocuspocus/server';
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import * as Y from 'yjs';
import { answerParent } from '../answers.ts';

const [documentFile = '', storeFile] = process.argv.slice(2);

function openStore(file: string) {
	const db = new Database(file);
	db.exec('create table if not exists documents (name text primary key, data blob not null)');
	const read = db.prepare('select data from documents where name = ?');
	const write = db.prepare(
		`insert into documents (name, data) values (?, ?)
		 on conflict (name) do update set data = excluded.data`
	);
	return {
		read: (name: string) => (read.get(name) as { data: Buffer } | undefined)?.data,
		write: (name: string, bytes: Uint8Array) => write.run(name, Buffer.from(bytes))
	};
}

const store = storeFile ? openStore(storeFile) : null;

const server = new Server({
	address: '127.0.0.1',
	port: 0,
	quiet: true,
	async onLoadDocument({ document, documentName }) {
		Y.applyUpdate(document, store?.read(documentName) ?? readFileSync(documentFile));
	},
	...(store && {
		async onStoreDocument({ document, documentName }) {
			store.write(documentName, Y.encodeStateAsUpdate(document));
		}
	})
});

answerParent();
await server.listen();
console.log(`Hocuspocus is at http://127.0.0.1:${server.address.port}`);
