import type { StageKind } from '#lib/model/stages.ts';
import { squeezed } from './names.ts';

type Closed = Exclude<StageKind, 'active'>;

/** What files in six languages call the closed stages, by letters alone. */
const WORDS: Record<Closed, string[]> = {
	won: words(`
		won closedwon vyhráno vyhraný vyhrané vyhraná získáno wygrane wygrana megnyert menang
	`),
	lost: words(`
		lost closedlost prohráno prohraný prohrané prohraná ztraceno stratené prehraný prehrané prehraná
		przegrane przegrana elveszett elveszített kalah
	`),
	unqualified: words(`
		unqualified disqualified nekvalifikováno nekvalifikované nevhodný nevhodné nevhodná
		niekwalifikowane nietrafione nietrafiona nemmegfelelő tidaklayak
	`)
};

function words(list: string): string[] {
	return list.trim().split(/\s+/);
}

/** The kind of closed stage that a file's word stands for; undefined for any other word. */
export function closingKind(word: string): Closed | undefined {
	const letters = squeezed(word);
	return (Object.keys(WORDS) as Closed[]).find((kind) => WORDS[kind].includes(letters));
}
