ALTER TABLE `imports` ADD `undoer` text;
