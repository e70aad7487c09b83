/** What a process of the bench has used so far. */
export interface Usage {
	/** User and system time of the process, in seconds. */
	cpu: number;
	/** Resident memory, in bytes. */
	rss: number;
}

export interface Question {
	id: number;
	is: string;
	order: unknown;
}

export interface Answer {
	id: number;
	value?: unknown;
	error?: string;
}

type Answers = Record<string, (order: never) => unknown>;

function usage(): Usage {
	const { user, system } = process.cpuUsage();
	return { cpu: (user + system) / 1e6, rss: process.memoryUsage().rss };
}

/** Answers the parent's questions; each child can be asked for its `usage`. Ends with the parent. */
export function answerParent(given: Answers = {}): void {
	const answers: Answers = { usage, ...given };
	process.on('message', (question: Question) => void answer(answers, question));
	process.on('disconnect', () => process.exit(0));
}

async function answer(answers: Answers, { id, is, order }: Question): Promise<void> {
	const reply: Answer = { id };
	try {
		reply.value = await answers[is]!(order as never);
	} catch (error) {
		reply.error = told(error);
	}
	process.send!(reply);
}

function told(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const why = error.cause === undefined ? '' : `, because of ${told(error.cause)}`;
	return `${error.stack ?? error.message}${why}`;
}
