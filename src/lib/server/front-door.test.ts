import { expect, test } from 'vitest';
import { nextPath } from './front-door.ts';

const next = (value: string) =>
	nextPath(new URL(`https://crm.example.com/sign-in?next=${encodeURIComponent(value)}`));

test('after signing in one goes on within this site', () => {
	expect(next('/join/abc')).toBe('/join/abc');
	expect(next('/lumen/deals/1?peek=deal:2#facts')).toBe('/lumen/deals/1?peek=deal:2#facts');
});

test('no other site is followed', () => {
	for (const elsewhere of [
		'https://evil.example',
		'//evil.example/x',
		'/\\evil.example',
		'/\t/evil.example',
		'javascript:alert(1)',
		'evil',
		''
	]) {
		expect(next(elsewhere), elsewhere).toBeNull();
	}
});
