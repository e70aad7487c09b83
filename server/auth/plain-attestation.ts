/**
 * Whether a new passkey says nothing of its maker, as was asked for. Certificates are refused unread: they
 * may name addresses from which their revocation would be fetched, and whoever signs in must not choose
 * what this server calls. Without one, `packed` is signed by the passkey itself.
 *
 * @throws when it cannot be read
 */
export async function hasPlainAttestation(attestationObject: string): Promise<boolean> {
	const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
	const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
	const format = attestation.get('fmt');
	if (format === 'none') return true;
	return format === 'packed' && attestation.get('attStmt').get('x5c') === undefined;
}
