export { default as DropZones } from './DropZones.svelte';
export { default as Ghost } from './Ghost.svelte';
export { tellHeld } from './tell-held.ts';
