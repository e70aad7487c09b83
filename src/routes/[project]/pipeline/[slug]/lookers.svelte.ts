import type { Peer, Workspace } from '#lib/replica/workspace.ts';

/** Who looks at which deal. */
export class Lookers {
	readonly #workspace: Workspace;
	/** The last one seen at a record: they have left it by the time that what they did arrives. */
	readonly #last = new Map<string, string>();

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	readonly at: ReadonlyMap<string, Peer> = $derived.by(
		() => new Map(this.#workspace.presence.peers.map((peer) => [peer.look.record ?? '', peer]))
	);

	remember(): void {
		for (const [record, { name }] of this.at) this.#last.set(record, name);
	}

	/** The colleague who most likely did something to a deal, or null. */
	lastAt(dealId: string): string | null {
		const record = `deals:${dealId}`;
		return this.at.get(record)?.name ?? this.#last.get(record) ?? null;
	}
}
