CREATE TABLE `changes` (
	`project` text NOT NULL,
	`seq` integer NOT NULL,
	`tx` text NOT NULL,
	`collection` text NOT NULL,
	`record` text NOT NULL,
	`field` text NOT NULL,
	`value` text,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`client` text,
	`via` text NOT NULL,
	`import_id` text,
	PRIMARY KEY(`project`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `changes_by_field` ON `changes` (`project`,`collection`,`record`,`field`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_by_tx` ON `changes` (`project`,`tx`);--> statement-breakpoint
CREATE INDEX `changes_by_import` ON `changes` (`project`,`import_id`) WHERE import_id is not null;--> statement-breakpoint
CREATE TABLE `clients` (
	`project` text NOT NULL,
	`id` text NOT NULL,
	`member` text NOT NULL,
	`clock` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`project`, `id`)
);
--> statement-breakpoint
CREATE TABLE `links` (
	`project` text NOT NULL,
	`target` text NOT NULL,
	`collection` text NOT NULL,
	`record` text NOT NULL,
	`field` text NOT NULL,
	PRIMARY KEY(`project`, `collection`, `record`, `field`)
);
--> statement-breakpoint
CREATE INDEX `links_by_target` ON `links` (`project`,`target`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outcomes` (
	`project` text NOT NULL,
	`client` text NOT NULL,
	`clock` integer NOT NULL,
	`member` text NOT NULL,
	`tx` text NOT NULL,
	`verdict` text NOT NULL,
	`is_overlooked` integer DEFAULT 0 NOT NULL,
	`rule` text,
	`collection` text NOT NULL,
	`record` text NOT NULL,
	`field` text,
	`wanted` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`project`, `client`, `clock`)
);
--> statement-breakpoint
CREATE INDEX `outcomes_by_member` ON `outcomes` (`project`,`member`);--> statement-breakpoint
CREATE TABLE `projects` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`time_zone` text NOT NULL,
	`language` text NOT NULL,
	`closed_days` integer DEFAULT 90 NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	`fence` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `projects_slug_unique` ON `projects` (`slug`);--> statement-breakpoint
CREATE TABLE `records` (
	`project` text NOT NULL,
	`collection` text NOT NULL,
	`id` text NOT NULL,
	`fields` text NOT NULL,
	`stamps` text NOT NULL,
	`is_deleted` integer DEFAULT 0 NOT NULL,
	`is_archived` integer DEFAULT 0 NOT NULL,
	`stage` text GENERATED ALWAYS AS (json_extract(fields, '$.stage')) VIRTUAL,
	PRIMARY KEY(`project`, `collection`, `id`)
);
--> statement-breakpoint
CREATE INDEX `records_by_stage` ON `records` (`project`,`collection`,`is_archived`,`stage`);--> statement-breakpoint
CREATE TABLE `replica_updates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project` text NOT NULL,
	`scope` text NOT NULL,
	`seq` integer NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `replica_updates_by_scope` ON `replica_updates` (`project`,`scope`,`id`);--> statement-breakpoint
CREATE TABLE `replicas` (
	`project` text NOT NULL,
	`scope` text NOT NULL,
	`epoch` integer NOT NULL,
	`reading` text NOT NULL,
	`writer` integer NOT NULL,
	`cursor` integer NOT NULL,
	`snapshot` blob,
	PRIMARY KEY(`project`, `scope`)
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_typed` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`language` text NOT NULL,
	`theme` text DEFAULT 'system' NOT NULL,
	`time_zone` text NOT NULL,
	`show_presence` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE TABLE `invites` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`project_id` text NOT NULL,
	`email` text NOT NULL,
	`roles` text NOT NULL,
	`departments` text NOT NULL,
	`member_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_token_hash_unique` ON `invites` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invites_open` ON `invites` (`project_id`,`expires_at`) WHERE used_at is null;--> statement-breakpoint
CREATE TABLE `memberships` (
	`account_id` text NOT NULL,
	`project_id` text NOT NULL,
	`member_id` text NOT NULL,
	PRIMARY KEY(`account_id`, `project_id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_member` ON `memberships` (`project_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`user_agent` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `import_bad_rows` (
	`import` text NOT NULL,
	`row` integer NOT NULL,
	`reason` text NOT NULL,
	`column` text,
	`value` text,
	PRIMARY KEY(`import`, `row`)
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`project` text NOT NULL,
	`member` text NOT NULL,
	`into` text NOT NULL,
	`file_name` text NOT NULL,
	`status` text NOT NULL,
	`total` integer NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`bad` integer DEFAULT 0 NOT NULL,
	`mapping` text NOT NULL,
	`kept` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `imports_by_project` ON `imports` (`project`,`created_at`);