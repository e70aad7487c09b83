import { collator, current } from '#lib/i18n/index.ts';
import { CURRENCIES } from '#lib/model/money.ts';

/** Every zone that this browser knows, by its name: "Europe/Bratislava". */
export function timeZones(): { value: string; label: string }[] {
	const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
	return zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

/** Every currency, the usual ones first: "EUR – Euro". */
export function currencies(): { value: string; label: string }[] {
	const names = new Intl.DisplayNames([current.locale], { type: 'currency' });
	const option = (code: string) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` });
	const others = Intl.supportedValuesOf('currency').filter((code) => !CURRENCIES.includes(code));
	return [...CURRENCIES, ...others.sort(collator().compare)].map(option);
}
