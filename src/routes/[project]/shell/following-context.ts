import { createContext } from 'svelte';
import type { Following } from './following.svelte.ts';

export const [getFollowing, setFollowing] = createContext<Following>();
