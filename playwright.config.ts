import { defineConfig } from '@playwright/test';
import { findBrowser, launchArgs } from './scripts/browser.js';

export default defineConfig({
	testDir: 'tests/stories',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results/stories',
	workers: 2,
	fullyParallel: true,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list'], ['json', { outputFile: 'test-results/stories.json' }]],
	use: {
		browserName: 'chromium',
		headless: true,
		locale: 'en-GB',
		timezoneId: 'Europe/Prague',
		viewport: { width: 1280, height: 800 },
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure',
		launchOptions: { executablePath: findBrowser(), args: launchArgs() }
	}
});
