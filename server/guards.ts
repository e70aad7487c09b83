/**
 * The guards that keep what was promised (I1–I7). They are always on; the mutation tests switch one
 * off at a time and expect the history test to notice (I8).
 */
export const guards = {
	/** A replica is given only what its scope may read. */
	readFilter: true,
	/** A replica that was not loaded learns what it missed before anyone syncs. */
	catchUp: true,
	/** A copy of an older epoch is sent away. */
	epochCheck: true,
	/** A journal belongs to the member who first presented it. */
	clientOwnership: true,
	/** A replica takes no Yjs structs from a client, pending ones included. */
	readOnlyReplica: true,
	/** Nothing is sent before COMMIT. */
	commitBeforeSend: true,
	/** Nothing is said to be saved before it is on the disk. */
	diskBeforeSaved: true
};
