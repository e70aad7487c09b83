import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { SpoluError } from '../errors.ts';

/** How many imports and rehearsals a member may ask for in how many seconds. */
const BEARABLE = {
	imports: { points: 30, duration: 60 * 60 },
	rehearsals: { points: 120, duration: 10 * 60 }
};

export type ImportLimits = ReturnType<typeof createImportLimits>;

/** So many files are taken in at once, in the whole install: each is held in memory. */
const AT_ONCE = 4;

/** Guards against filling the disk, and against one member's rehearsals slowing everybody down. */
export function createImportLimits(bearable = BEARABLE) {
	const imports = new RateLimiterMemory({ keyPrefix: 'import', ...bearable.imports });
	const rehearsals = new RateLimiterMemory({ keyPrefix: 'rehearsal', ...bearable.rehearsals });
	const rehearsing = new Set<string>();
	const importing = new Set<string>();

	/** One of each kind for a member at a time; the answer ends it. */
	function alone(kind: Set<string>, memberId: string, message: string): () => void {
		if (kind.has(memberId)) throw new SpoluError('conflict', message);
		if (rehearsing.size + importing.size >= AT_ONCE) throw new SpoluError('limited', 'import.full');
		kind.add(memberId);
		return () => void kind.delete(memberId);
	}

	return {
		/**
		 * A member sends one import at a time; the answer ends the sending.
		 *
		 * @throws SpoluError `limited`, `conflict`
		 */
		async import(memberId: string): Promise<() => void> {
			await spend(imports, memberId);
			return alone(importing, memberId, 'import.busy');
		},

		/**
		 * A member has one rehearsal at a time; the answer ends it.
		 *
		 * @throws SpoluError `limited`, `conflict`
		 */
		async rehearsal(memberId: string): Promise<() => void> {
			await spend(rehearsals, memberId);
			return alone(rehearsing, memberId, 'import.rehearsing');
		}
	};
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<void> {
	try {
		await limiter.consume(key);
	} catch (refusal) {
		if (!(refusal instanceof RateLimiterRes)) throw refusal;
		const minutes = Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000));
		throw new SpoluError('limited', 'import.limited', { minutes });
	}
}
