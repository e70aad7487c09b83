import { expect, test } from 'vitest';
import { z } from 'zod';
import { filled, posted, profile, typed } from './forms.ts';

const form = z.object({ name: typed.name, email: typed.email, password: typed.newPassword });

function sent(fields: Record<string, string>): Request {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	return new Request('https://crm.example.com', { method: 'POST', body });
}

function json(body: unknown): Request {
	return new Request('https://crm.example.com', { method: 'POST', body: JSON.stringify(body) });
}

test('each field says what is wrong with it', async () => {
	const { errors } = await filled(sent({ name: ' ', email: 'jana', password: 'short' }), form);
	expect(errors).toEqual({
		name: 'auth.misfit.name',
		email: 'auth.misfit.email',
		password: 'auth.misfit.passwordShort'
	});
	const tooLong = { name: 'n'.repeat(101), email: 'a@b.cz', password: 'p'.repeat(201) };
	expect((await filled(sent(tooLong), form)).errors).toEqual({
		name: 'auth.misfit.nameLong',
		password: 'auth.misfit.passwordLong'
	});
});

test('names and addresses of any language fit', async () => {
	const fields = { name: ' Őry Béla ', email: ' béla@példa.hu', password: 'tíz betű kell' };
	expect((await filled(sent(fields), form)).value).toEqual({
		name: 'Őry Béla',
		email: 'béla@példa.hu',
		password: 'tíz betű kell'
	});
});

test('what a database would make something else of is no text', async () => {
	const texts = z.object({ name: typed.name, project: typed.project, email: typed.email });
	for (const odd of ['\0', '\ud800']) {
		const body = { name: `Jiří${odd}X`, project: `Lumen${odd}`, email: `j${odd}@example.com` };
		expect((await posted(json(body), texts)).errors).toEqual({
			name: 'auth.misfit.name',
			project: 'auth.misfit.project',
			email: 'auth.misfit.email'
		});
	}
	const whole = { name: 'Jiří 🌻', project: 'Lumen 🌻', email: 'j@example.com' };
	expect((await posted(json(whole), texts)).value).toEqual(whole);
});

test('what the browser adds never spoils a form', async () => {
	const own = z.object({ language: typed.language, timeZone: typed.timeZone });
	expect((await filled(sent({ language: 'xx', timeZone: 'Mars' }), own)).value).toEqual({
		language: 'en',
		timeZone: 'UTC'
	});
});

test('a profile takes what is known, and nothing else', async () => {
	const right = { language: 'cs', theme: 'dark', timeZone: 'Europe/Prague', showPresence: false };
	expect((await posted(json(right), profile)).value).toEqual(right);
	const wrongs: unknown[] = [{ isAdmin: true }, { theme: 'pink' }, { timeZone: 'x' }, null, 7];
	for (const wrong of wrongs) {
		expect((await posted(json(wrong), profile)).errors, JSON.stringify(wrong)).toBeDefined();
	}
});
