import type { CollectionName } from '#lib/model/collections.ts';
import type { Edit, Outcome } from '#lib/model/entries.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Member } from '#lib/model/members.ts';
import type { ProjectSettings } from '#lib/model/project-settings.ts';
import type { Scope } from '#lib/model/scope.ts';
import type { RowOf } from '#lib/model/rows.ts';
import type { StageTotals } from '#lib/model/stage-totals.ts';
import { Announcements } from './announcements.svelte.ts';
import type { Bootstrap } from './api.ts';
import { editsWanted } from './attention.ts';
import type { Beyond } from './beyond.ts';
import { Editing } from './editing.ts';
import { Lists, type ListQuery, type Page, type TotalsQuery } from './lists.svelte.ts';
import type { ToBrowser } from './messages.ts';
import { Presence } from './presence.svelte.ts';
import type { WaitingElsewhere } from './leaving.svelte.ts';
import type { Hearing } from './rows.svelte.ts';
import type { Session } from './session.svelte.ts';
import type { Farewell } from './session-events.ts';
import type { UndoStack } from './undo-stack.svelte.ts';

const leaving = () => import('./sign-out.ts');

/**
 * One project as one member sees and edits it, in this page: rows that are always current, edits that
 * show at once, and what became of them.
 */
export class Workspace {
	readonly #session: Session;
	readonly #lists: Lists;
	readonly #editing: Editing;
	readonly presence: Presence;
	readonly announcements = new Announcements();

	constructor(session: Session) {
		this.#session = session;
		this.#lists = new Lists(session);
		this.presence = new Presence(session);
		this.#editing = new Editing(session);
		session.sync.keepMine = (outcomes, label) => this.#keepMine(outcomes, label);
		session.listen({
			hear: (message) => this.#take(message),
			online: () => {
				this.presence.repeat();
				this.#lists.renew();
			},
			settled: (outcomes, records) => this.#lists.settled(outcomes, records)
		});
	}

	get project(): Bootstrap['project'] {
		return this.#session.me.project;
	}

	get memberId(): string {
		return this.#session.me.member;
	}

	get account(): Bootstrap['account'] {
		return this.#session.me.account;
	}

	/** Goes on with what the project has chosen now. */
	learn(settings: ProjectSettings): void {
		const { me } = this.#session;
		this.#session.know({ ...me, project: { ...me.project, ...settings } });
	}

	/** My own row; a stand-in until the replica has it. */
	readonly me = $derived.by<Member>(
		() =>
			this.rows.members.get(this.memberId) ?? {
				id: this.memberId,
				name: this.#session.me.account.name,
				color: 0
			}
	);

	get scope(): Scope {
		return this.#session.me.scope;
	}

	get phase() {
		return this.#session.phase;
	}

	get rows() {
		return this.#session.rows.tables;
	}

	get sync() {
		return this.#session.sync;
	}

	get undoStack(): UndoStack {
		return this.#editing.undoStack;
	}

	/** Where parts of pages say which records they show that are not in the working set. */
	get beyond(): Beyond {
		return this.#editing.beyond;
	}

	/** The present, by the server's clock. */
	now(): number {
		return this.#session.clock.now();
	}

	/**
	 * Makes edits as one tx, which stands or falls as a whole (very many as several, at records' borders);
	 * returns it at once, with the screen already changed. `label` says what was done, for the undo toast
	 * and aloud; with `joins` it is undone together with the tx of that name.
	 */
	edit(edits: Edit[], label = '', { joins }: { joins?: string | undefined } = {}): string {
		this.presence.hurry();
		const tx = this.#editing.make(edits, label, joins);
		if (label) this.announcements.say(label);
		return tx;
	}

	/** Makes a record and returns its id. */
	create<C extends CollectionName>(collection: C, fields: Fields, label = ''): string {
		const recordId = newId();
		this.edit([{ collection, recordId, op: 'create', fields }], label);
		return recordId;
	}

	/** Gives fields of a record new values, as one tx. */
	set(collection: CollectionName, id: string, patch: Fields, label = ''): string {
		const set = { collection, recordId: id, op: 'set' } as const;
		const edits = Object.entries(patch).map(([field, value]) => ({ ...set, field, value }));
		return this.edit(edits, label);
	}

	/** Deletes a record; it can be restored. */
	remove(collection: CollectionName, id: string, label = ''): string {
		return this.set(collection, id, { deletedAt: Date.now() }, label);
	}

	/** Lets a page hear what colleagues change, but for what an absence has brought; returns how to stop. */
	hear(hearing: Hearing): () => void {
		return this.#session.rows.hear((...change) => this.sync.isOnline && hearing(...change));
	}

	/** A record that may have left the working set; null when it is unknown or not for me. */
	fetchRecord<C extends CollectionName>(collection: C, id: string): Promise<RowOf[C] | null> {
		return this.#lists.record(collection, id);
	}

	/** Records from the server, archived ones too, page by page. */
	fetchList<C extends CollectionName>(collection: C, query: ListQuery): Promise<Page<C>> {
		return this.#lists.list(collection, query);
	}

	/**
	 * Totals by stage of a pipeline's deals that are not on this device; null while they are not known.
	 * Those without a query are kept for offline.
	 */
	archivedTotals(pipeline: string, query: TotalsQuery = {}): Record<string, StageTotals> | null {
		return this.#lists.totals(pipeline, query);
	}

	/** Rises when what the server holds of a record that is not on this device may have changed. */
	version(collection: CollectionName, id = ''): number {
		return this.#lists.version(collection, id);
	}

	/** What waits in other tabs and projects of this browser. */
	async waitingElsewhere(): Promise<WaitingElsewhere> {
		return (await leaving()).waitingElsewhere(this.#session);
	}

	/** Resolves when nothing of this project waits in any tab; rejects when that is not in time. */
	async allSent(): Promise<void> {
		return (await leaving()).allSent(this.#session);
	}

	/** Ends this member's session in every tab, and decides what becomes of changes that wait. */
	async signOut(how: Farewell): Promise<void> {
		return (await leaving()).signOut(this.#session, how);
	}

	#keepMine(outcomes: readonly Outcome[], label: string): void {
		const edits = editsWanted(outcomes);
		if (edits.length > 0) this.edit(edits, label);
		for (const outcome of outcomes) this.sync.keepTheirs(outcome);
	}

	#take(message: ToBrowser): void {
		if (message.t === 'here') this.presence.take(message.here);
		else if (message.t === 'lists') this.#lists.renew();
		else if (message.t === 'settings') this.learn(message.settings);
	}
}
