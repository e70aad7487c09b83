import type { Document, Hocuspocus } from '@hocuspocus/server';
import * as Y from 'yjs';
import type { Scope } from '#lib/model/scope.ts';
import { parseReplicaName, replicaName } from '#lib/replica/layout.ts';
import type { ToBrowser } from '#lib/replica/messages.ts';
import type { Draft } from '../changelog/draft.ts';
import type { Follower } from '../changelog/follower.ts';
import type { Project } from '../changelog/project.ts';
import type { StoredRecord } from '../changelog/record.ts';
import type { Db } from '../db/connection.ts';
import { guards } from '../guards.ts';
import { readingMark, scopeName } from '../scopes/scopes.ts';
import { Archive, type StoredReplica } from './archive.ts';
import { allRecords, isSeenByOthers, scopeRead, scopesOf, touchedRecords } from './concerned.ts';
import { Replica } from './replica.ts';

interface Filled {
	replica: Replica;
	row: StoredReplica;
	/** The update that the turn under way made. */
	fresh: Uint8Array | null;
}

interface Loaded extends Filled {
	document: Document;
}

/** So long a sweep works on replicas that nobody has loaded. */
const UNLOADED_MS = 50;

/** The replicas of one project: those that are loaded follow every commit, the others catch up. */
export class Replicas implements Follower {
	readonly #project: Project;
	readonly #archive: Archive;
	readonly #hocuspocus: Hocuspocus;
	readonly #loaded = new Map<string, Loaded>();
	onCommitted: (draft: Draft) => void = () => {};

	constructor(db: Db, project: Project, hocuspocus: Hocuspocus) {
		this.#project = project;
		this.#hocuspocus = hocuspocus;
		this.#archive = new Archive(db, project.id);
		project.followedBy(this);
	}

	/** The documents that are loaded now. */
	get documents(): Document[] {
		return [...this.#loaded.values()].map(({ document }) => document);
	}

	/** Says something to everybody who is in the project. */
	tell(message: ToBrowser): void {
		const payload = JSON.stringify(message);
		for (const document of this.documents) document.broadcastStateless(payload);
	}

	/** The name of the replica that a scope reads; begins it when there is none, or a differently built one. */
	nameFor(scope: Scope): string {
		const name = scopeName(scope);
		const reading = readingMark(scope);
		let row = this.#archive.find(name);
		if (row?.reading !== reading) row = this.#archive.begin(name, reading);
		return replicaName(this.#project.id, name, row.epoch);
	}

	/** Fills a document that Hocuspocus has just made, and brings it up to the last change. */
	load(document: Document): void {
		const { scope } = parseReplicaName(document.name)!;
		const loaded = this.#filled(document, this.#archive.find(scope)!);
		this.#loaded.set(document.name, { ...loaded, document });
		const kept = this.#loaded.get(document.name)!;
		document.on('update', (bytes: Uint8Array) => (kept.fresh = bytes));
	}

	#filled<D extends Y.Doc>(document: D, row: StoredReplica): Filled {
		const replica = new Replica(document, scopeRead(row.reading));
		document.clientID = this.#archive.nextWriter(row.scope);
		this.#archive.fill(document, row);
		replica.index();
		const filled: Filled = { replica, row, fresh: null };
		if (guards.catchUp || row.cursor === 0) this.#catchUp(filled);
		// Whoever had it before may have ended before tidying up after what left.
		replica.isUntidy = this.#archive.hasUpdates(row.scope);
		return filled;
	}

	/** Makes every record that changed since the replica's cursor equal again, and stores that. */
	#catchUp({ replica, row }: Filled): void {
		const { store, seq } = this.#project;
		if (row.cursor >= seq) return;
		const find = store.get.bind(store);
		const records = row.cursor === 0 ? allRecords(store) : touchedRecords(store, row.cursor);
		let update: Uint8Array | null = null;
		const listen = (bytes: Uint8Array) => (update = bytes);
		replica.doc.on('update', listen);
		replica.follow(records, find, seq);
		replica.doc.off('update', listen);
		if (row.cursor === 0) this.#archive.compact(row.scope, replica.doc, seq);
		else if (update) this.#archive.append(row.scope, seq, update);
		row.cursor = seq;
	}

	follow(draft: Draft): void {
		if (this.#loaded.size === 0 || draft.changes.length === 0) return;
		const records = [...this.#concerned(draft)];
		const find = draft.get.bind(draft);
		for (const { document, replica } of this.#loaded.values()) {
			replica.follow(records, find, draft.seq);
			if (!guards.commitBeforeSend) document.flush();
		}
	}

	/** The changed records, and those that link to one which may have become visible or hidden. */
	*#concerned(draft: Draft): Iterable<StoredRecord> {
		for (const { before, after } of draft.touched()) {
			yield after;
			if (!isSeenByOthers(before, after)) continue;
			for (const [collection, id] of this.#project.store.linkingTo(after.id)) {
				const record = draft.get(collection, id);
				if (record) yield record;
			}
		}
	}

	write(draft: Draft): void {
		for (const { row, fresh } of this.#loaded.values()) {
			if (fresh) this.#archive.append(row.scope, draft.seq, fresh);
		}
	}

	committed(draft: Draft): void {
		// First those are sent away who may no longer see what follows.
		this.onCommitted(draft);
		for (const loaded of this.#loaded.values()) {
			if (!loaded.fresh) continue;
			loaded.fresh = null;
			loaded.document.flush();
		}
	}

	failed(): void {
		for (const { document } of this.#loaded.values()) {
			for (const connection of document.getConnections()) {
				connection.close({ code: 4503, reason: 'retry' });
			}
			this.#hocuspocus.documents.delete(document.name);
			document.destroy();
		}
		this.#loaded.clear();
	}

	/** Whether Hocuspocus may drop this document; one that a failure has replaced is no longer ours. */
	owns(document: Document): boolean {
		return this.#loaded.get(document.name)?.document === document;
	}

	unload(name: string): void {
		const loaded = this.#loaded.get(name);
		if (!loaded) return;
		this.#loaded.delete(name);
		try {
			this.#compact(loaded);
		} catch {
			// It can wait: the updates stay as they are.
		}
	}

	/**
	 * Wipes what has left replicas from storage, and folds long runs of updates. Replicas that nobody has
	 * loaded are caught up too, so that a hidden value does not stay in their rows (I5); those that no
	 * member reads any more are forgotten. Between two replicas others have their turn.
	 */
	*tidying(): Generator<void> {
		for (const loaded of [...this.#loaded.values()]) {
			const isDue = loaded.replica.isUntidy || this.#archive.isDue(loaded.row.scope);
			if (isDue && this.owns(loaded.document)) yield this.#compact(loaded);
		}
		let left = UNLOADED_MS;
		for (const { scope } of this.#archive.untidy(this.#project.seq)) {
			if (this.#isLoaded(scope) || this.#project.isFenced || left < 0) continue;
			const start = performance.now();
			if (scopesOf(this.#project).has(scope)) {
				this.#compact(this.#filled(new Y.Doc(), this.#archive.find(scope)!));
			} else this.#archive.forget(scope);
			left -= performance.now() - start;
			yield;
		}
	}

	#isLoaded(scope: string): boolean {
		return [...this.#loaded.values()].some(({ row }) => row.scope === scope);
	}

	#compact({ row, replica }: Filled): void {
		this.#archive.compact(row.scope, replica.doc, this.#project.seq);
		row.cursor = this.#project.seq;
		replica.isUntidy = false;
	}
}
