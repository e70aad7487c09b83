import type { Reason } from '#lib/model/reasons.ts';

/** The dialog that covers the board, and what it is about. */
export type OpenDialog =
	| { kind: 'new'; stage?: string }
	| { kind: 'move'; ids: readonly string[]; isBulk?: boolean }
	| { kind: 'assign'; ids: readonly string[] }
	| { kind: 'reason'; ids: readonly string[]; reason: Reason['kind']; joins?: string | undefined }
	| { kind: 'filter' };
