import type { BenchProject } from '../world/worlds.ts';

export type Kind = 'spolu' | 'hocuspocus' | 'y-websocket';

/** A server, and what to do there. */
export interface Place {
	kind: Kind;
	/** `http://127.0.0.1:port` */
	address: string;
	project: BenchProject;
}

/** What somebody must know to join a project of ours. */
export interface Standing {
	member: string;
	incarnation: string;
	replica: string;
	schema: number;
}

const TRIES = 5;

/**
 * Asks our server who somebody is, as a page does before it connects; again when a busy machine lets
 * the connection fail.
 */
export async function standingAt(
	{ address, project }: Place,
	cookie: string,
	tries = TRIES
): Promise<Standing> {
	const headers = { cookie, connection: 'close' };
	const response = await fetch(`${address}/api/${project.slug}/me`, { headers }).catch(
		(error: unknown) => {
			if (tries <= 1) throw error;
			return null;
		}
	);
	if (!response) return standingAt({ address, project } as Place, cookie, tries - 1);
	if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
	return (await response.json()) as Standing;
}
