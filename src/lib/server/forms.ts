import { z } from 'zod';
import { LANGUAGES } from '#lib/i18n/languages.ts';
import { MEMBER_RIGHTS } from '#lib/model/grants.ts';

/** Any mailbox that could be one: servers decide, and addresses may have diacritics. */
const MAILBOX = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)*$/;

function isTimeZone(name: string): boolean {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}

/** As the model has it: a NUL or half a letter would be something else once it is stored. */
function text(misfit: string) {
	return z.string().refine((value) => !value.includes('\0') && value.isWellFormed(), misfit);
}

/** What people type when they sign in, join and set up. Messages are catalogue keys. */
export const typed = {
	name: text('auth.misfit.name').trim().min(1, 'auth.misfit.name').max(100, 'auth.misfit.nameLong'),
	project: text('auth.misfit.project')
		.trim()
		.min(1, 'auth.misfit.project')
		.max(100, 'auth.misfit.nameLong'),
	email: text('auth.misfit.email')
		.trim()
		.max(254, 'auth.misfit.email')
		.regex(MAILBOX, 'auth.misfit.email'),
	/** Of an account that exists: whatever it is, it is right or wrong. */
	password: z.string().min(1, 'auth.misfit.passwordEmpty').max(1000, 'auth.wrong'),
	newPassword: z.string().min(10, 'auth.misfit.passwordShort').max(200, 'auth.misfit.passwordLong'),
	code: z.string().trim().min(1, 'auth.misfit.code').max(100, 'auth.setupCodeWrong'),
	passkey: text('auth.passkey.name')
		.trim()
		.min(1, 'auth.passkey.name')
		.max(60, 'auth.passkey.name'),
	/** Of an app, or for recovery; in groups or not. */
	oneTimeCode: z.string().trim().min(1, 'auth.misfit.oneTimeCode').max(40, 'auth.code.wrong'),
	/** What the browser adds; never a reason to refuse a form. */
	language: z.enum(LANGUAGES).catch('en'),
	timeZone: z.string().refine(isTimeZone).catch('UTC')
};

/** What a person may choose about their own account. */
export const profile = z.strictObject({
	name: typed.name.optional(),
	language: z.enum(LANGUAGES, 'auth.misfit.language').optional(),
	theme: z.enum(['system', 'light', 'dark']).optional(),
	timeZone: z.string().refine(isTimeZone, 'auth.misfit.timeZone').optional(),
	showPresence: z.boolean().optional()
});

export const offer = z.strictObject({
	email: typed.email,
	roles: z.array(z.string().max(40)).max(50),
	departments: z.array(z.string().max(40)).max(500),
	memberId: z.string().max(40).optional()
});

const id = z.string().max(40);

/** What may be changed about a member. */
export const memberChange = z.strictObject({
	name: typed.name.optional(),
	phone: text('auth.misfit.body').trim().max(100, 'auth.misfit.body').nullable().optional(),
	roles: z.array(z.string().max(40)).max(50).optional(),
	departments: z.array(id).max(500).optional(),
	manager: id.nullable().optional(),
	given: z.array(z.enum(MEMBER_RIGHTS)).optional(),
	withheld: z.array(z.enum(MEMBER_RIGHTS)).optional()
});

/** Who takes over what a member owns who leaves. */
export const leaving = z.strictObject({ heir: id.nullable() });

export const newPassword = z.strictObject({ current: typed.password, next: typed.newPassword });

const proof = { password: typed.password, code: typed.oneTimeCode };

/** What a person wants of their second factor. */
export const factorWish = z.discriminatedUnion('wish', [
	z.strictObject({ wish: z.literal('begin'), password: typed.password }),
	z.strictObject({ wish: z.literal('confirm'), code: typed.oneTimeCode }),
	z.strictObject({ wish: z.literal('renew'), ...proof }),
	z.strictObject({ wish: z.literal('end'), ...proof })
]);

/** Which devices are to be signed out. */
export const signedOutDevices = z.union([
	z.strictObject({ id: z.string().max(64) }),
	z.strictObject({ others: z.literal('true') })
]);

type Filled<T> = { value: T; errors?: undefined } | { value?: undefined; errors: Errors };

/** What is wrong with a form, by field: catalogue keys. */
export type Errors = Record<string, string>;

/** The fields of a form as the schema reads them, or what is wrong with each. */
export async function filled<S extends z.ZodType>(
	request: Request,
	schema: S
): Promise<Filled<z.output<S>>> {
	const form = await request.formData().catch(() => new FormData());
	return checked(Object.fromEntries(form), schema);
}

/** The same for JSON: `errors` is empty of fields when the body is none. */
export async function posted<S extends z.ZodType>(
	request: Request,
	schema: S
): Promise<Filled<z.output<S>>> {
	return checked(await request.json().catch(() => null), schema);
}

function checked<S extends z.ZodType>(value: unknown, schema: S): Filled<z.output<S>> {
	const read = schema.safeParse(value);
	if (read.success) return { value: read.data };
	const errors: Errors = {};
	for (const { path, message } of read.error.issues) {
		errors[String(path[0] ?? '')] ??= /^(auth|rights)\./.test(message)
			? message
			: 'auth.misfit.body';
	}
	return { errors };
}
