ALTER TABLE `links` ADD `until` integer;--> statement-breakpoint
CREATE INDEX `links_by_end` ON `links` (`project`,`until`) WHERE until is not null;