import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { SpoluError } from '../errors.ts';
import { foldedEmail } from './accounts.ts';

/**
 * How many failures are borne in how many seconds; an office shares one address. Of changes over HTTP
 * all count: nobody types as many.
 */
const BEARABLE = {
	signInPerson: { points: 8, duration: 10 * 60 },
	signInAddress: { points: 60, duration: 10 * 60 },
	/** Of the code after the password: six digits are few, and whoever guesses knows the password. */
	code: { points: 6, duration: 15 * 60 },
	/** Every sign-in by passkey counts: what is signed cannot be guessed, but must be remembered. */
	passkey: { points: 120, duration: 10 * 60 },
	join: { points: 30, duration: 10 * 60 },
	setup: { points: 15, duration: 10 * 60 },
	change: { points: 60, duration: 60 }
};

export type Limits = ReturnType<typeof createLimits>;

/**
 * Guards against guessing, and against floods of changes over HTTP. Each guard counts an attempt before
 * it is made, so that many at once do not slip through, and gives it back when a guess is right.
 */
export function createLimits(bearable = BEARABLE) {
	const person = new RateLimiterMemory({ keyPrefix: 'person', ...bearable.signInPerson });
	const address = new RateLimiterMemory({ keyPrefix: 'address', ...bearable.signInAddress });
	const code = new RateLimiterMemory({ keyPrefix: 'code', ...bearable.code });
	const passkey = new RateLimiterMemory({ keyPrefix: 'passkey', ...bearable.passkey });
	const join = new RateLimiterMemory({ keyPrefix: 'join', ...bearable.join });
	const setup = new RateLimiterMemory({ keyPrefix: 'setup', ...bearable.setup });
	const change = new RateLimiterMemory({ keyPrefix: 'change', ...bearable.change });
	return {
		/** One attempt to sign in as `email`, however it is typed, from `ip`. @throws SpoluError `limited` */
		async signIn(ip: string, email: string): Promise<{ succeeded(): Promise<void> }> {
			const keys = { ip: networkOf(ip), person: `${networkOf(ip)} ${foldedEmail(email)}` };
			await spend(address, keys.ip);
			await spend(person, keys.person);
			return {
				succeeded: async () => {
					await person.delete(keys.person);
					await address.reward(keys.ip);
				}
			};
		},
		/** One code for an account, from `ip`, at sign-in or later. @throws SpoluError `limited` */
		async code(ip: string, accountId: string): Promise<{ succeeded(): Promise<void> }> {
			const network = networkOf(ip);
			await spend(address, network);
			await spend(code, accountId);
			return {
				succeeded: async () => {
					await code.delete(accountId);
					await address.reward(network);
				}
			};
		},
		/** One sign-in by passkey from `ip`. @throws SpoluError `limited` */
		passkey: (ip: string) => spend(passkey, networkOf(ip)),
		/** One attempt to use an invite from `ip`. @throws SpoluError `limited` */
		join: (ip: string) => spend(join, networkOf(ip)),
		/** One attempt to give the set-up code from `ip`. @throws SpoluError `limited` */
		setup: (ip: string) => spend(setup, networkOf(ip)),
		/** One change that an account asks for over HTTP. @throws SpoluError `limited` */
		change: (accountId: string) => spend(change, accountId)
	};
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<void> {
	try {
		await limiter.consume(key);
	} catch (refusal) {
		if (!(refusal instanceof RateLimiterRes)) throw refusal;
		const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
		if (seconds < 120) throw new SpoluError('limited', 'auth.limited', { seconds });
		// The seconds are for the header of the answer.
		const minutes = Math.ceil(seconds / 60);
		throw new SpoluError('limited', 'auth.limitedLonger', { minutes, seconds });
	}
}

/** Who owns an IPv6 address owns its whole /64. */
function networkOf(ip: string): string {
	if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip;
	const [head = '', tail] = ip.split('::');
	const groups = head ? head.split(':') : [];
	if (tail !== undefined) {
		const rest = tail ? tail.split(':') : [];
		groups.push(...Array.from({ length: 8 - groups.length - rest.length }, () => '0'), ...rest);
	}
	return groups.slice(0, 4).join(':');
}
