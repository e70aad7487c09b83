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

/** Asks our server who somebody is, as a page does before it connects. */
export async function standingAt({ address, project }: Place, cookie: string): Promise<Standing> {
	const response = await fetch(`${address}/api/${project.slug}/me`, { headers: { cookie } });
	if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
	return (await response.json()) as Standing;
}
