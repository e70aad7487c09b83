import type { FieldKind } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';

/** Where an e-mail address, a phone number or a web address leads, or null. Only http(s) is followed. */
export function outsideLink(kind: FieldKind, value: Json | undefined): string | null {
	if (typeof value !== 'string' || value.trim() === '') return null;
	if (kind === 'email') return `mailto:${encodeURIComponent(value.trim()).replace('%40', '@')}`;
	if (kind === 'phone') return `tel:${value.replace(/[^\d+#*]/g, '')}`;
	if (kind !== 'url') return null;
	const address = /^[a-z][a-z\d+.-]*:/i.test(value) ? value : `https://${value}`;
	return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : null;
}
