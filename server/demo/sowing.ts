import { money, type Money } from '#lib/model/money.ts';
import type { Log } from '../changelog/log.ts';
import type { Project } from '../changelog/project.ts';
import type { ColleagueKey, Office } from './firm.ts';
import type { Worth } from './open-deals.ts';
import type { Random } from './random.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Who looks after an office's customers, the busiest first. */
export const sellers: Readonly<Record<Office, readonly ColleagueKey[]>> = {
	zilina: ['marek', 'katarina'],
	brno: ['lucie', 'jiri'],
	lodz: ['agnieszka'],
	gyor: ['eszter'],
	kl: ['nurul', 'weijie']
};

/** A demo world in the making: where it is written, and what is there already. */
export class Sowing {
	readonly project: Project;
	readonly random: Random;
	readonly now: number;
	readonly members = new Map<ColleagueKey, string>();
	readonly departments = new Map<Office, string>();
	/** By name: a company's id and office, and the person who decides there. */
	readonly companies = new Map<string, { id: string; office: Office; person?: string }>();
	readonly products: string[] = [];

	constructor(project: Project, random: Random, now: number) {
		this.project = project;
		this.random = random;
		this.now = now;
	}

	/** Writes as a colleague did so many days ago. */
	write<T>(who: ColleagueKey, daysAgo: number, work: (log: Log) => T): Promise<T> {
		const member = this.members.get(who)!;
		return this.project.commit({ member, via: 'demo', at: this.ago(daysAgo) }, work);
	}

	/** An instant in working hours that lies at least so many days back, and less than one more. */
	ago(days: number): number {
		const latest = this.now - days * DAY;
		const at = latest - (latest % DAY) + this.random.between(7 * 60, 15 * 60) * MINUTE;
		return at > latest ? at - DAY : at;
	}

	/** The day that lies so many days ahead. */
	day(ahead: number): string {
		return new Date(this.now + ahead * DAY).toISOString().slice(0, 10);
	}

	/** What puts a record into a department. */
	in(office: Office | undefined): Record<string, true> {
		return office ? { [`departments/${this.departments.get(office)}`]: true } : {};
	}
}

/** Money as the data files write it. */
export function worthOf(worth: Worth): Money {
	if (typeof worth === 'number') return money(worth, 'EUR');
	const [currency = '', major] = worth.split(' ');
	return money(Number(major), currency);
}
