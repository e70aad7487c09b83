import * as Y from 'yjs';
import { NUL } from '#lib/replica/layout.ts';

function forged(write: (doc: Y.Doc) => void): Uint8Array {
	const doc = new Y.Doc();
	write(doc);
	return Y.encodeStateAsUpdate(doc);
}

/** Updates that nobody but a forger could have made, by what they hold; `company` is a record that exists. */
export const FORGERIES: Record<string, (company: string) => Uint8Array> = {
	'a record': () => forged((doc) => doc.getMap('companies').set(`forged0001${NUL}`, true)),
	'a value of a record': (company) =>
		forged((doc) => doc.getMap('companies').set(`${company}${NUL}name`, 'Forged')),
	'an unknown root': () => forged((doc) => doc.getArray('forged').push(['Forged'])),
	'a nested type': () => forged((doc) => doc.getMap('deals').set('forged', new Y.Map([['a', 1]]))),
	'structs that pend': () => {
		const doc = new Y.Doc();
		doc.getMap('companies').set('a', 'Forged');
		const before = Y.encodeStateVector(doc);
		doc.getMap('companies').set('b', 'Forged');
		return Y.encodeStateAsUpdate(doc, before);
	}
};

/** Takes a company's name out of a document, without a struct. */
export function deletions(of: Y.Doc, company: string): Uint8Array {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(of));
	const before = Y.encodeStateVector(doc);
	doc.getMap('companies').delete(`${company}${NUL}name`);
	return Y.encodeStateAsUpdate(doc, before);
}
