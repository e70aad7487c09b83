import { ranksAfter } from '#lib/model/ranks.ts';
import { FIRST_STAGES } from '#lib/model/stages.ts';
import { say } from '../words.ts';
import type { Account } from './accounts.ts';
import type { Pen } from './projects.ts';

/** The reasons that a project starts with. Their names are in the catalogue. */
const FIRST_REASONS = {
	lost: ['timing', 'budget', 'competitor', 'reorganisation', 'noAnswer'],
	unqualified: ['wrongFit', 'noNeed', 'duplicate']
} as const;

/** Writes what a project starts with: its first Admin, a pipeline with its stages, and reasons. */
export function founded(
	log: Pen,
	{ id, account, language }: { id: string; account: Account; language: string }
): void {
	const { name, email } = account;
	log.create('members', { name, email, color: 0, isActive: true, roles: ['admin'] }, id);

	const [rank] = ranksAfter(null, 1);
	const pipeline = log.create('pipelines', {
		name: say(language, 'auth.firstPipeline'),
		rank: rank!
	});
	const stageRanks = ranksAfter(null, FIRST_STAGES.length);
	FIRST_STAGES.forEach(({ key, kind, likelihood, rottingDays = null }, i) => {
		const stageName = say(language, `stage.${key}`);
		log.create('stages', {
			pipeline,
			name: stageName,
			kind,
			likelihood,
			rottingDays,
			rank: stageRanks[i]!
		});
	});
	for (const kind of ['lost', 'unqualified'] as const) {
		const ranks = ranksAfter(null, FIRST_REASONS[kind].length);
		FIRST_REASONS[kind].forEach((key, i) => {
			log.create('reasons', { name: say(language, `reason.${key}`), kind, rank: ranks[i]! });
		});
	}
}
