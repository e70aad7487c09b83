import type { App as SpoluApp } from '#server/app.ts';
import type { Session } from '#server/auth/sessions.ts';
import type { ErrorCode, SpoluError } from '#server/errors.ts';

declare global {
	namespace App {
		interface Locals {
			app: SpoluApp;
			/** The signed-in account of this request; null for a visitor. */
			session: Session | null;
			/** The `Set-Cookie` value that goes out with the answer. */
			cookie: string | null;
			/** What an endpoint threw, as it is told to whoever asked. */
			failure?: Pick<SpoluError, 'code' | 'key' | 'values' | 'status'>;
		}
		interface Error {
			message: string;
			/** One of the codes of an error that people may meet. */
			code?: ErrorCode;
		}
	}
}

export {};
