import { createContext } from 'svelte';
import type { Following } from './following.svelte.ts';
import type { SyncShown } from './sync-shown.svelte.ts';

export const [getFollowing, setFollowing] = createContext<Following>();
export const [getSyncShown, setSyncShown] = createContext<SyncShown>();
