/** What a browser calls itself, by the names that people know; null where there is no telling. */
export interface Program {
	browser: string | null;
	system: string | null;
}

/** The first that fits counts: most browsers name those whose pages they want to be given, too. */
const BROWSERS: readonly [mark: RegExp, name: string][] = [
	[/\bEdg(e|A|iOS)?\//, 'Edge'],
	[/\b(OPR|OPT|Opera)\//, 'Opera'],
	[/\bVivaldi\//, 'Vivaldi'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/(Chrome|Chromium|CriOS)\//, 'Chrome'],
	[/\bVersion\/[\d.]+ .*Safari\//, 'Safari']
];

const SYSTEMS: readonly [mark: RegExp, name: string][] = [
	[/\biPad\b/, 'iPadOS'],
	[/\biPhone\b/, 'iOS'],
	[/\bAndroid\b/, 'Android'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac(intosh| OS X)\b/, 'macOS'],
	[/\bLinux\b/, 'Linux']
];

/** Reads a `User-Agent` header. Browsers may say what they like: it is for people to recognise. */
export function programOf(userAgent: string): Program {
	const named = (list: typeof BROWSERS) => list.find(([mark]) => mark.test(userAgent))?.[1] ?? null;
	return { browser: named(BROWSERS), system: named(SYSTEMS) };
}
