/**
 * `@y/websocket-server`, without storage, with packages of its own: it needs another major version of
 * Yjs than we do. Argument: the file with the document's bytes.
 */
import { setContentInitializor, setupWSConnection } from '@y/websocket-server/utils';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';
import ws from 'ws';
import * as Y from 'yjs';
import { answerParent } from '../answers.ts';

const bytes = readFileSync(process.argv[2] ?? '');
setContentInitializor(async (doc) => Y.applyUpdate(doc, bytes));

const http = createServer();
new ws.Server({ server: http }).on('connection', setupWSConnection);
answerParent();
http.listen(0, '127.0.0.1', () => {
	const address = http.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	console.log(`@y/websocket-server is at http://127.0.0.1:${port}`);
});
