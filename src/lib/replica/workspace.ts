/** What pages name of the workspace; see `workspace.svelte.ts`. */
export type { ListQuery } from './lists.svelte.ts';
export type { Look } from './messages.ts';
export type { Peer, Presence } from './presence.svelte.ts';
export type { SyncStatus, WaitingChange } from './sync-status.svelte.ts';
export type { UndoStack } from './undo-stack.svelte.ts';
export type { Workspace } from './workspace.svelte.ts';
