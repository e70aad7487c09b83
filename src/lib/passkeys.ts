import type {
	PublicKeyCredentialCreationOptionsJSON,
	PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/browser';
import { t } from './i18n/index.ts';

/**
 * Whether this browser has passkeys for this address: they need https, or this machine, and belong to a
 * name, which an address of digits is not.
 */
export function arePasskeysPossible(): boolean {
	const isName = !/^[\d.]+$|:/.test(location.hostname);
	return isSecureContext && 'PublicKeyCredential' in window && isName;
}

/** What an authenticator made. Rejects with an Error whose message is fit to be shown. */
export async function madePasskey(optionsJSON: PublicKeyCredentialCreationOptionsJSON) {
	const { startRegistration } = await code();
	return startRegistration({ optionsJSON }).catch((error: Error) => {
		const isKnown = error.name === 'InvalidStateError';
		throw new Error(isKnown ? t('auth.passkey.known') : t('auth.passkey.none'));
	});
}

/** What a passkey has signed. Rejects with an Error whose message is fit to be shown. */
export async function signedByPasskey(optionsJSON: PublicKeyCredentialRequestOptionsJSON) {
	const { startAuthentication } = await code();
	return startAuthentication({ optionsJSON }).catch(() => {
		throw new Error(t('auth.passkey.none'));
	});
}

/** Few need it, so it comes when it is asked for. */
function code() {
	return import('@simplewebauthn/browser').catch(() => {
		throw new Error(t('shell.notLoaded'));
	});
}
