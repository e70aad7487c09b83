/** What pages name of the workspace; see `workspace.svelte.ts`. */
export type { Peer } from './presence.svelte.ts';
export type { Workspace } from './workspace.svelte.ts';
