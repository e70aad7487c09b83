import type { BrowserContext, Page, Request } from '@playwright/test';

/**
 * What went wrong in a person's browser without anybody being told: errors in the console, exceptions,
 * requests that failed or were answered with an error.
 */
export class Troubles {
	readonly #seen: string[] = [];
	readonly #expected: RegExp[] = [];
	#isOffline = false;

	constructor(context: BrowserContext) {
		context.on('page', (page) => this.#watch(page));
		context.on('requestfailed', (request) => this.#failed(request));
		context.on('response', (response) => {
			if (response.status() < 400) return;
			this.#note(`${response.status()} ${response.request().method()} ${response.url()}`);
		});
	}

	/** Says that something of the kind belongs to the story. */
	expect(...patterns: RegExp[]): void {
		this.#expected.push(...patterns);
	}

	/** While there is no network, requests fail. */
	set isOffline(isOffline: boolean) {
		this.#isOffline = isOffline;
	}

	/** What nobody expected. */
	get unexpected(): string[] {
		return this.#seen.filter((line) => !this.#expected.some((pattern) => pattern.test(line)));
	}

	#watch(page: Page): void {
		page.on('pageerror', (error) => this.#note(`thrown: ${error.stack ?? error.message}`));
		page.on('console', (message) => {
			// Chromium repeats failed answers as "Failed to load resource"; those are noted themselves.
			const isEcho = message.text().startsWith('Failed to load resource');
			if (message.type() === 'error' && !isEcho) this.#note(`console: ${message.text()}`);
		});
	}

	#failed(request: Request): void {
		const reason = request.failure()?.errorText ?? '';
		// The browser gives requests up whose page is left.
		if (reason !== 'net::ERR_ABORTED') this.#note(`${reason} ${request.method()} ${request.url()}`);
	}

	#note(line: string): void {
		const isOfNetwork = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/.test(line);
		if (!(this.#isOffline && isOfNetwork)) this.#seen.push(line);
	}
}
