import { createContext } from 'svelte';
import type { Workspace } from './workspace.svelte.ts';

/** The project that a page shows, set once by the project's layout. */
export const [getWorkspace, setWorkspace] = createContext<Workspace>();
