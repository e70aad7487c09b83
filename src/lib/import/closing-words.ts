import type { StageKind } from '#lib/model/stages.ts';
import { squeezed } from './names.ts';

type Closed = Exclude<StageKind, 'active'>;

/** What files in six languages call the closed stages, by letters alone. */
const WORDS: Record<Closed, string[]> = {
	won: 'won closedwon vyhráno vyhraný vyhrané vyhraná získáno wygrane wygrana megnyert menang'.split(
		' '
	),
	lost: 'lost closedlost prohráno prohraný ztraceno stratené prehrané przegrane przegrana elveszett kalah'.split(
		' '
	),
	unqualified: 'unqualified disqualified nekvalifikováno nekvalifikované niekwalifikowane'.split(
		' '
	)
};

/** The kind of closed stage that a file's word stands for; undefined for any other word. */
export function closingKind(word: string): Closed | undefined {
	const letters = squeezed(word);
	return (Object.keys(WORDS) as Closed[]).find((kind) => WORDS[kind].includes(letters));
}
