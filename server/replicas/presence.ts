import { COLLECTION_NAMES, isCollectionName } from '#lib/model/collections.ts';
import { isId } from '#lib/model/ids.ts';
import { hasSection, mayRead } from '#lib/model/rights.ts';
import type { Here, Look, ToBrowser } from '#lib/replica/messages.ts';
import type { Project } from '../changelog/project.ts';
import { Pace } from '../paces/pace.ts';
import type { Visitor } from './visitor.ts';

/** Looks that arrive within this time leave as one message. */
const MERGE_MS = 100;
const LOOK_LIMIT = 1_024;
/** So often a second a project's table is told out of turn, and so often at once: it costs the square of its visitors. */
const HURRIES = 5;

/**
 * Who is here and where they look: one table per project, since members of different scopes are in
 * different documents. Never stored. Each connection is told only of records that it may read (rule 19).
 */
export class Presence {
	readonly #project: Project;
	readonly #visitors = new Map<string, Visitor>();
	/** Those who look elsewhere than was told. */
	readonly #untold = new Set<Visitor>();
	readonly #hurries = new Pace(HURRIES, HURRIES);
	#timer: NodeJS.Timeout | null = null;

	constructor(project: Project) {
		this.#project = project;
	}

	enter(visitor: Visitor): void {
		this.#visitors.set(visitor.key, visitor);
		this.#schedule();
	}

	leave(visitor: Visitor): void {
		this.#untold.delete(visitor);
		if (this.#visitors.delete(visitor.key)) this.#schedule();
	}

	/** Notes where somebody looks; null hides them. Ignored when it is no look, too long or too often. */
	look(visitor: Visitor, look: unknown): void {
		if (!visitor.looks.take()) return;
		visitor.look = look === null ? null : lookFrom(look);
		this.#untold.add(visitor);
		this.#schedule();
	}

	/** Tells at once where somebody is who takes records away: who sees one go is told whose doing it is. */
	hurry(visitor: Visitor): void {
		if (this.#untold.has(visitor) && this.#hurries.take()) this.#tellAll();
	}

	#schedule(): void {
		this.#timer ??= setTimeout(() => this.#tellAll(), MERGE_MS);
	}

	#tellAll(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		this.#untold.clear();
		for (const visitor of this.#visitors.values()) visitor.orRetry(() => this.#tell(visitor));
	}

	#tell(visitor: Visitor): void {
		const here: Here[] = [];
		for (const other of this.#visitors.values()) {
			if (other.key === visitor.key || !other.look) continue;
			here.push({
				key: other.key,
				member: other.member,
				look: this.#shown(visitor, other, other.look)
			});
		}
		const text = JSON.stringify({ t: 'here', here } satisfies ToBrowser);
		if (text === visitor.told) return;
		visitor.told = text;
		visitor.connection?.sendStateless(text);
	}

	/** A look without what is hidden from this viewer: neither the record nor a page that names it. */
	#shown(viewer: Visitor, other: Visitor, look: Look): Look {
		const page = this.#page(viewer, other, look.page);
		const [collection = '', id = ''] = look.record?.split(':') ?? [];
		if (!look.record || this.#mayRead(viewer, collection, id)) return { ...look, page };
		return { page, ...(look.following ? { following: look.following } : {}) };
	}

	/** As much of an address as tells this viewer nothing new: `/project/deals` for somebody else's deal. */
	#page(viewer: Visitor, { connection }: Visitor, page: string): string {
		const [path = '', search = ''] = page.split('?');
		const [, slug = '', kind = '', name = '', ...rest] = path.split('/');
		const isNameShown =
			kind === 'settings' ||
			(kind === 'pipeline' && hasSection(this.#project.scopeOf(viewer.member), 'sales')) ||
			this.#mayRead(viewer, kind, name);
		if (name !== '' && (!isNameShown || rest.length > 0)) return `/${slug}/${kind}`;
		const isSameView = viewer.connection?.document === connection?.document;
		const ids = [...new URLSearchParams(search).values()].filter(isId);
		const isSearchShown = isSameView && ids.every((id) => this.#isSeen(viewer, id));
		return isSearchShown ? page : path;
	}

	#isSeen(viewer: Visitor, id: string): boolean {
		return COLLECTION_NAMES.some((collection) => this.#mayRead(viewer, collection, id));
	}

	#mayRead({ member }: Visitor, collection: string, id: string): boolean {
		const fields = isCollectionName(collection) ? this.#project.get(collection, id) : null;
		if (!fields || !isCollectionName(collection)) return false;
		return mayRead(this.#project.scopeOf(member), collection, fields);
	}

	close(): void {
		if (this.#timer) clearTimeout(this.#timer);
	}
}

/** A look from outside with nothing but what it may hold, or null. */
function lookFrom(value: unknown): Look | null {
	if (typeof value !== 'object' || value === null) return null;
	const { page, record, field, isEditing, following } = value as Record<string, unknown>;
	if (typeof page !== 'string' || !page.startsWith('/')) return null;
	const look: Look = {
		page,
		...(typeof record === 'string' ? { record } : {}),
		...(typeof record === 'string' && typeof field === 'string' ? { field } : {}),
		...(isEditing === true ? { isEditing: true } : {}),
		...(typeof following === 'string' ? { following } : {})
	};
	return JSON.stringify(look).length > LOOK_LIMIT ? null : look;
}
