import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { SpoluError } from '../errors.ts';

/** How many imports and rehearsals a member may ask for in how many seconds. */
const BEARABLE = {
	imports: { points: 30, duration: 60 * 60 },
	rehearsals: { points: 120, duration: 10 * 60 }
};

export type ImportLimits = ReturnType<typeof createImportLimits>;

/** Guards against filling the disk, and against one member's rehearsals slowing everybody down. */
export function createImportLimits(bearable = BEARABLE) {
	const imports = new RateLimiterMemory({ keyPrefix: 'import', ...bearable.imports });
	const rehearsals = new RateLimiterMemory({ keyPrefix: 'rehearsal', ...bearable.rehearsals });
	const rehearsing = new Set<string>();
	return {
		/** @throws SpoluError `limited` */
		import: (memberId: string) => spend(imports, memberId),

		/**
		 * A member has one rehearsal at a time; the answer ends it.
		 *
		 * @throws SpoluError `limited`, `conflict`
		 */
		async rehearsal(memberId: string): Promise<() => void> {
			await spend(rehearsals, memberId);
			if (rehearsing.has(memberId)) throw new SpoluError('conflict', 'import.rehearsing');
			rehearsing.add(memberId);
			return () => void rehearsing.delete(memberId);
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
