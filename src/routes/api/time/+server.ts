import { json } from '@sveltejs/kit';

/** The server's clock, in milliseconds: devices measure theirs against it. */
export const GET = () => json({ now: Date.now() });
