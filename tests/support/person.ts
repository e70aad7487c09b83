import {
	expect,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page
} from '@playwright/test';
import { Board } from './board.ts';
import type { RunningServer } from './server.ts';
import { Troubles } from './troubles.ts';

/** What everybody of the demo world types. */
export const PASSWORD = 'together-2026';
export const PIPELINE = '/javorina/pipeline/new-business';

/** Somebody at a browser of their own. */
export class Person {
	readonly context: BrowserContext;
	readonly troubles: Troubles;
	readonly page: Page;
	readonly board: Board;
	readonly #url: string;

	constructor(url: string, context: BrowserContext, troubles: Troubles, page: Page) {
		this.#url = url;
		this.context = context;
		this.troubles = troubles;
		this.page = page;
		this.board = new Board(page);
	}

	/** What the line of state says: Saved, Saving…, Offline – … */
	get status(): Locator {
		return this.page.getByRole('status', { name: 'Sync status', exact: true });
	}

	/** What a screen reader is told. */
	get heard(): Locator {
		return this.page.getByRole('status', { name: 'Announcements', exact: true });
	}

	get toast(): Locator {
		return this.page.getByRole('status', { name: 'Notification', exact: true });
	}

	get nav(): Locator {
		return this.page.getByRole('navigation', { name: 'Main', exact: true });
	}

	get facts(): Locator {
		return this.page.getByRole('region', { name: 'Facts', exact: true });
	}

	/** A text field among the facts of the open record. */
	fact(label: string): Locator {
		return this.facts.getByRole('textbox', { name: label, exact: true });
	}

	/** Gives a fact of the open record another value. */
	async setFact(label: string, text: string): Promise<void> {
		await this.fact(label).fill(text);
		await this.fact(label).press('Enter');
		await this.fact(label).blur();
	}

	dialog(name: string): Locator {
		return this.page.getByRole('dialog', { name, exact: true });
	}

	async goto(path: string): Promise<void> {
		await this.page.goto(this.#url + path);
	}

	/** Opens a deal's page from the board. */
	async openDeal(title: string): Promise<void> {
		await this.board.card(title).link.click();
		await expect(
			this.page.getByRole('heading', { level: 1, name: title, exact: true })
		).toBeVisible();
	}

	/** Waits until the browser has what it needs to open pages without a network. */
	async readyForOffline(): Promise<void> {
		await this.page.evaluate(async () => {
			await navigator.serviceWorker.ready;
			const { controller } = navigator.serviceWorker;
			if (controller) return;
			await new Promise((resolve) =>
				navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
			);
		});
	}

	async goOffline(): Promise<void> {
		this.troubles.isOffline = true;
		await this.context.setOffline(true);
		await expect(this.status).toContainText('Offline');
	}

	async goOnline(): Promise<void> {
		await this.context.setOffline(false);
		await expect(this.status).not.toContainText('Offline');
		this.troubles.isOffline = false;
	}

	/** Signs out; what becomes of changes that wait is named when there are some. */
	async signOut(choice?: string): Promise<void> {
		await this.page.getByRole('button', { name: 'Sign out', exact: true }).click();
		const dialog = this.dialog('Changes are still waiting');
		if (choice) await dialog.getByRole('button', { name: choice, exact: true }).click();
		await this.expectSignedOut();
	}

	async expectSignedOut(): Promise<void> {
		await expect(
			this.page.getByRole('heading', { level: 1, name: 'Sign in', exact: true })
		).toBeVisible();
	}

	/** Waits until everything is on the server. */
	async expectSaved(): Promise<void> {
		await expect(this.status).toHaveText('Saved', { timeout: 30_000 });
	}
}

type ContextOptions = Parameters<Browser['newContext']>[0];

/** A browser of somebody who has not signed in, with nothing opened. */
export async function visitor(
	browser: Browser,
	{ url }: Pick<RunningServer, 'url'>,
	options: ContextOptions = {}
): Promise<Person> {
	const context = await browser.newContext(options);
	const troubles = new Troubles(context);
	return new Person(url, context, troubles, await context.newPage());
}

/** Signs a person of the demo world in without the form. */
export async function signIn(context: BrowserContext, url: string, name: string): Promise<void> {
	const answer = await context.request.post(`${url}/sign-in`, {
		form: { email: `${name}@javorina.example`, password: PASSWORD },
		headers: { origin: url, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.status(), `${name} signs in`).toBe(303);
}
