import type { Fields } from '#lib/model/json.ts';
import { money } from '#lib/model/money.ts';
import { departmentsOf } from '#lib/model/new-deals.ts';
import { byRank, rankAfter } from '#lib/model/ranks.ts';
import { hasSection, mayWrite } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import type { Log } from '../changelog/log.ts';
import type { Project } from '../changelog/project.ts';
import type { Db } from '../db/connection.ts';
import { SpoluError } from '../errors.ts';
import { ImportTable } from '../import/table.ts';
import { undo } from '../import/undo.ts';

/** All that was ever added as a sample is one change set. */
const SAMPLES = 'samples';
const DAY = 86_400_000;

/** `[title, company, whole units of the project's currency, place of the stage from 0, expected in … days]`. */
const lines: readonly (readonly [string, string, number, number, number])[] = [
	['Roof for the warehouse', 'Drevostav Bytča', 12_400, 0, 60],
	['New website', 'Pekárna U Mlýna', 6_250, 0, 45],
	['LED lighting, two halls', 'Hurtownia Bałuty', 38_900, 1, 52],
	['Windows, 24 pieces', 'Soproni Építő', 9_800, 2, 30],
	['Air conditioning service', 'Hotel Plejsy', 21_300, 2, 21],
	['Till system, three shops', 'Kedai Pak Din', 18_500, 3, 18],
	['Delivery van', 'Kvetinárstvo Ľalia', 27_650, 4, 12],
	['Office furniture', 'Carter & Lowe', 15_180, 5, 6]
];

/**
 * Sample deals, and their removal. The page offers them to whoever may add deals and sees an empty
 * board; a project has them once, whatever else is in it.
 */
export class Samples {
	readonly #table: ImportTable;
	/** Where samples are being added or removed. */
	readonly #busy = new Set<Project>();

	constructor(db: Db) {
		this.#table = new ImportTable(db);
	}

	/**
	 * Adds a few deals and their companies in the member's own name.
	 *
	 * @returns how many deals
	 * @throws SpoluError `forbidden` without the right to write sales and contacts, `conflict` while
	 * there are samples, `not_found` without a pipeline
	 */
	async add(project: Project, member: string, scope: Scope): Promise<number> {
		allow(scope);
		if (this.#standing(project).length > 0 || this.#busy.has(project))
			throw new SpoluError('conflict', 'rule.exists');
		this.#busy.add(project);
		const added = project.commit({ member, via: 'demo', importId: SAMPLES }, (log) => {
			const stages = firstStages(log);
			const me = log.get('members', member) ?? {};
			const belonging = departmentsOf(me, scope).map((id) => [`departments/${id}`, true]);
			const own: Fields = { owner: member, ...Object.fromEntries(belonging) };
			for (const line of lines) addSample(log, project.settings.currency, stages, line, own);
			return lines.length;
		});
		return added.finally(() => this.#busy.delete(project));
	}

	/** How many sample deals there are that the member may remove. */
	count(project: Project, scope: Scope): number {
		return this.#standing(project).filter(
			({ collection, fields }) => collection === 'deals' && mayWrite(scope, collection, fields)
		).length;
	}

	/**
	 * Deletes the samples that the member may write, but for what somebody else has worked on.
	 *
	 * @throws SpoluError `forbidden` without the right to write sales and contacts, `conflict` while
	 * they are being added or removed
	 */
	async remove(project: Project, member: string, scope: Scope): Promise<void> {
		allow(scope);
		if (this.#busy.has(project)) throw new SpoluError('conflict', 'project.retry');
		const mine = this.#made(project).filter(({ collection, id }) => {
			const fields = project.get(collection, id);
			return fields && fields.deletedAt === undefined && mayWrite(scope, collection, fields);
		});
		// Nobody needs the right to delete contacts to be rid of what was never theirs to keep.
		const order = { project, memberId: member, importer: member };
		if (mine.length === 0) return;
		this.#busy.add(project);
		const undone = undo({ ...order, mayDrop: () => true, isStopped: () => false }, mine);
		await undone.finally(() => this.#busy.delete(project));
	}

	/** Those that were not deleted. */
	#standing(project: Project) {
		return this.#made(project).flatMap(({ collection, id }) => {
			const fields = project.get(collection, id);
			return fields && fields.deletedAt === undefined ? [{ collection, fields }] : [];
		});
	}

	#made(project: Project) {
		return this.#table.made(project.id, SAMPLES);
	}
}

function allow(scope: Scope): void {
	if (hasSection(scope, 'sales', 'write') && hasSection(scope, 'contacts', 'write')) return;
	throw new SpoluError('forbidden', 'rule.forbidden');
}

/** The active stages of the first pipeline, in order. */
function firstStages(log: Log): string[] {
	const ranked = (collection: 'pipelines' | 'stages') =>
		[...log.all(collection)]
			.map(({ id, fields }) => ({ id, fields, rank: String(fields.rank) }))
			.sort(byRank);
	const [pipeline] = ranked('pipelines');
	const stages = ranked('stages').filter(
		({ fields }) => fields.pipeline === pipeline?.id && fields.kind === 'active'
	);
	if (stages.length === 0) throw new SpoluError('not_found', 'rule.not_found');
	return stages.map(({ id }) => id);
}

function addSample(
	log: Log,
	currency: string,
	stages: readonly string[],
	[title, company, major, place, expectedIn]: (typeof lines)[number],
	own: Fields
): void {
	const stage = stages[Math.min(place, stages.length - 1)]!;
	const there = [...log.all('deals')]
		.filter(({ fields }) => fields.stage === stage)
		.map(({ id, fields }) => ({ id, rank: String(fields.rank) }));
	log.create('deals', {
		title,
		stage,
		rank: rankAfter(there),
		company: log.create('companies', { name: company, ...own }),
		value: { ...money(major, currency) },
		expectedOn: new Date(log.at + expectedIn * DAY).toISOString().slice(0, 10),
		...own
	});
}
