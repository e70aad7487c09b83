import { blob, index, integer, primaryKey, sql, sqliteTable, text, unique } from './drizzle.ts';

/** People who can sign in. One account may stand behind members of several projects. */
export const accounts = sqliteTable('accounts', {
	id: text().primaryKey(),
	/** Folded: what people sign in with, whichever way they type it. */
	email: text().notNull().unique(),
	emailTyped: text('email_typed').notNull(),
	name: text().notNull(),
	/** A PHC string of argon2id. */
	passwordHash: text('password_hash').notNull(),
	language: text().notNull(),
	theme: text({ enum: ['system', 'light', 'dark'] })
		.notNull()
		.default('system'),
	timeZone: text('time_zone').notNull(),
	showPresence: integer('show_presence', { mode: 'boolean' }).notNull().default(true),
	createdAt: integer('created_at').notNull()
});

/** Who is signed in where. The id itself is in the browser's cookie alone. */
export const sessions = sqliteTable(
	'sessions',
	{
		/** SHA-256 of the id, in hex. */
		idHash: text('id_hash').primaryKey(),
		accountId: text('account_id')
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		expiresAt: integer('expires_at').notNull(),
		createdAt: integer('created_at').notNull(),
		lastSeenAt: integer('last_seen_at').notNull(),
		userAgent: text('user_agent').notNull().default('')
	},
	(table) => [
		index('sessions_account').on(table.accountId),
		index('sessions_expiry').on(table.expiresAt)
	]
);

/** What an account is asked for at sign-in after its password: codes of an app, by RFC 6238. */
export const secondFactors = sqliteTable('second_factors', {
	accountId: text('account_id')
		.primaryKey()
		.references(() => accounts.id, { onDelete: 'cascade' }),
	/** What the app shares with us, sealed by the vault for this account. */
	secret: text().notNull(),
	createdAt: integer('created_at').notNull(),
	/** Null until a first code has shown that the app has it: nobody is asked before. */
	confirmedAt: integer('confirmed_at'),
	/** The time step of the newest code that was used; it and those before are used up. */
	lastStep: integer('last_step').notNull().default(0)
});

/** What lets a person in who has lost their app: each once. */
export const recoveryCodes = sqliteTable(
	'recovery_codes',
	{
		/** SHA-256 of account and code, in hex. */
		codeHash: text('code_hash').primaryKey(),
		accountId: text('account_id')
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' })
	},
	(table) => [index('recovery_codes_account').on(table.accountId)]
);

/** Keys by which people sign in without a password: each is in a device or a password manager. */
export const passkeys = sqliteTable(
	'passkeys',
	{
		/** As the authenticator chose it, in base64url. */
		id: text().primaryKey(),
		accountId: text('account_id')
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		/** In COSE form. */
		publicKey: blob('public_key', { mode: 'buffer' }).notNull(),
		/** Of signatures, where the authenticator counts them; else 0. */
		counter: integer().notNull(),
		transports: text({ mode: 'json' }).$type<string[]>().notNull(),
		createdAt: integer('created_at').notNull(),
		lastUsedAt: integer('last_used_at')
	},
	(table) => [index('passkeys_account').on(table.accountId)]
);

/** Which member of a project an account is. */
export const memberships = sqliteTable(
	'memberships',
	{
		accountId: text('account_id')
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		projectId: text('project_id').notNull(),
		memberId: text('member_id').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.accountId, table.projectId] }),
		unique('memberships_member').on(table.projectId, table.memberId)
	]
);

/** Offers to join a project, each for one e-mail and one use. */
export const invites = sqliteTable(
	'invites',
	{
		id: text().primaryKey(),
		/** SHA-256 of the token in the link, in hex. */
		tokenHash: text('token_hash').notNull().unique(),
		projectId: text('project_id').notNull(),
		/** Folded. */
		email: text().notNull(),
		roles: text({ mode: 'json' }).$type<string[]>().notNull(),
		departments: text({ mode: 'json' }).$type<string[]>().notNull(),
		/** The listed member who gets a sign-in by it; null: a new member. */
		memberId: text('member_id'),
		/** The member who made it: it never grants more than they hold. */
		createdBy: text('created_by').notNull(),
		createdAt: integer('created_at').notNull(),
		expiresAt: integer('expires_at').notNull(),
		usedAt: integer('used_at')
	},
	(table) => [
		index('invites_open')
			.on(table.projectId, table.expiresAt)
			.where(sql`used_at is null`)
	]
);
