import type { Fields } from '#lib/model/json.ts';
import { ranksAfter } from '#lib/model/ranks.ts';
import { say } from '../words.ts';
import { closedLines, pastJobs, type ClosedLine } from './closed-deals.ts';
import { companyLines } from './companies.ts';
import { FIRM, OFFICES, type ColleagueKey } from './firm.ts';
import { openLines, type OpenLine, type Worth } from './open-deals.ts';
import { sellers, worthOf, type Sowing } from './sowing.ts';

const PAST = 150;
const REASONS = { lost: ['competitor', 'budget', 'timing', 'noAnswer'], unqualified: ['noNeed'] };

/** Where deals stand, and why they were lost: ids by the key of a founding's stage or reason. */
interface Places {
	stages: ReadonlyMap<string, string>;
	reasons: ReadonlyMap<string, string>;
}

/** What people are working on, what they closed lately, and what was closed long ago. */
export async function sowDeals(sowing: Sowing): Promise<void> {
	const places = placesOf(sowing);
	const work: Promise<unknown>[] = [];
	for (const [stage, lines] of Object.entries(openLines)) {
		const ranks = ranksAfter(null, lines.length);
		lines.forEach((line, i) => work.push(sowOpen(sowing, places, stage, line, ranks[i]!)));
	}
	const closed = [...closedLines, ...pastLines(sowing)];
	const ranks = ranksAfter(null, closed.length);
	closed.forEach((line, i) => work.push(sowClosed(sowing, places, line, ranks[i]!)));
	await Promise.all(work);
}

function placesOf({ project }: Sowing): Places {
	const byName = (collection: 'stages' | 'reasons') =>
		new Map([...project.all(collection)].map(({ id, fields }) => [String(fields.name), id]));
	const byKey = (collection: 'stages' | 'reasons', word: string, keys: readonly string[]) => {
		const names = byName(collection);
		return new Map(keys.map((key) => [key, names.get(say(FIRM.language, `${word}.${key}`))!]));
	};
	const outcomes = ['won', 'lost', 'unqualified'];
	const reasons = [...new Set(closedLines.map(([, , , , , how]) => how))].filter(
		(how) => how !== 'won'
	);
	return {
		stages: byKey('stages', 'stage', [...Object.keys(openLines), ...outcomes]),
		reasons: byKey('reasons', 'reason', [...reasons, ...REASONS.lost])
	};
}

function sowOpen(
	sowing: Sowing,
	{ stages }: Places,
	stage: string,
	[title, company, worth, owner, expectedIn, daysInStage]: OpenLine,
	rank: string
): Promise<string> {
	const { random } = sowing;
	const age = daysInStage + (stage === 'incoming' ? 0 : random.between(4, 70));
	const author = owner ?? 'jana';
	return sowing.write(author, age, (log) =>
		log.create('deals', {
			...dealFields(sowing, title, company, worth, owner),
			stage: stages.get(stage)!,
			rank,
			movedAt: age === daysInStage ? log.at : sowing.ago(daysInStage),
			startedOn: sowing.day(-age),
			expectedOn: expectedIn === null ? null : sowing.day(expectedIn),
			...(random.next() < 0.6 ? { [`products/${random.pick(sowing.products)}`]: true } : {})
		})
	);
}

function sowClosed(
	sowing: Sowing,
	{ stages, reasons }: Places,
	[title, company, worth, owner, closedAgo, how]: ClosedLine,
	rank: string
): Promise<string> {
	const { random, project } = sowing;
	const age = closedAgo + random.between(12, 160);
	const kind = how === 'won' ? 'won' : kindOf(how);
	const closedAt = sowing.ago(closedAgo);
	const isArchived = closedAgo > project.settings.closedDays;
	return sowing.write(owner, age, (log) =>
		log.create('deals', {
			...dealFields(sowing, title, company, worth, owner),
			stage: stages.get(kind)!,
			reason: reasons.get(how) ?? null,
			rank,
			closedAt,
			movedAt: closedAt,
			startedOn: sowing.day(-age),
			expectedOn: sowing.day(-closedAgo + random.between(-20, 20)),
			isArchived: isArchived || null
		})
	);
}

function kindOf(reason: string): 'lost' | 'unqualified' {
	return ['wrongFit', 'noNeed', 'duplicate'].includes(reason) ? 'unqualified' : 'lost';
}

function dealFields(
	sowing: Sowing,
	title: string,
	name: string,
	worth: Worth | null,
	owner: ColleagueKey | null
): Fields {
	const company = sowing.companies.get(name);
	if (!company) throw new Error(`the demo world has no company ${name}`);
	return {
		title,
		company: company.id,
		person: company.person ?? null,
		owner: (owner && sowing.members.get(owner)) ?? null,
		value: worth === null ? null : { ...worthOf(worth) },
		...sowing.in(company.office)
	};
}

/** Years of business, made up: the latest was closed just before what devices keep. */
function pastLines({ random, now, project }: Sowing): ClosedLine[] {
	const newest = project.settings.closedDays + 5;
	return Array.from({ length: PAST }, (_, i): ClosedLine => {
		const [company, , , office] = random.pick(companyLines);
		const [job, low, high] = random.pick(pastJobs);
		const closedAgo = newest + i * 6 + random.between(0, 5);
		const year = new Date(now - closedAgo * 86_400_000).getFullYear();
		const chance = random.next();
		const lost = chance < 0.93 ? random.pick(REASONS.lost) : REASONS.unqualified[0]!;
		const how = chance < 0.58 ? 'won' : lost;
		const amount = random.between(low / 10, high / 10) * 10;
		const isLocal = random.next() < 0.12;
		const rate = { EUR: 1, CZK: 25, PLN: 4, HUF: 390, MYR: 5 }[OFFICES[office].currency];
		const worth = isLocal ? `${OFFICES[office].currency} ${amount * rate}` : amount;
		return [`${job} ${year}`, company, worth, random.pick(sellers[office]), closedAgo, how];
	});
}
