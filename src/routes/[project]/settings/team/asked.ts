export { asked, withBody } from '#lib/asked.ts';
