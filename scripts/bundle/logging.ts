/** What Yjs logs with, without colours: those of lib0 weigh half a kB on every page. */
export const print = (...words: unknown[]): void => console.log(...words.filter(Boolean));
export const warn = (...words: unknown[]): void => console.warn(...words);

export const BOLD = '';
export const UNBOLD = '';
export const ORANGE = '';
export const RED = '';
