CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`project` text NOT NULL,
	`at` integer NOT NULL,
	`member` text,
	`address` text,
	`kind` text NOT NULL,
	`collection` text,
	`facts` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_project` ON `audit` (`project`,`id`);--> statement-breakpoint
CREATE INDEX `audit_by_kind` ON `audit` (`project`,`kind`,`id`);--> statement-breakpoint
CREATE INDEX `audit_by_member` ON `audit` (`project`,`member`,`id`);--> statement-breakpoint
CREATE TRIGGER `audit_stands` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `audit_stays` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
