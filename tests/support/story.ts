import { test, expect, type Browser, type Page } from '@playwright/test';
import { PIPELINE, signIn, visitor, type Person } from './person.ts';
import { startServer, type RunningServer } from './server.ts';

const WIDE = { width: 1760, height: 900 };

type ContextOptions = Parameters<Browser['newContext']>[0];

interface Entering {
	/** The page to open first. */
	at?: string;
	/** On a screen that shows all stages at once, for dragging between any of them. */
	isWide?: boolean;
	/** Done with the page before anything is opened in it. */
	onpage?: (page: Page) => void;
	/** How the browser differs from others. */
	browser?: ContextOptions;
}

interface Stories {
	/** Whether the server begins with the demo world. */
	isDemo: boolean;
	server: RunningServer;
	/** Somebody of the demo world comes in, signed in and in step with the server. */
	enter: (name: string, entering?: Entering) => Promise<Person>;
	/** Somebody who is not signed in. */
	visit: (browser?: ContextOptions) => Promise<Person>;
}

/**
 * A story: one job of one person, told in real browsers against a server of its own. It ends well only
 * if nobody's browser met an error that the story does not speak of.
 */
export const story = test.extend<Stories & { people: Person[] }>({
	isDemo: [true, { option: true }],
	server: async ({ isDemo }, use) => {
		const server = await startServer({ isDemo });
		await use(server);
		await server.stop();
	},
	people: async ({ server: _server }, use) => {
		const people: Person[] = [];
		await use(people);
		const troubles = people.flatMap((person) => person.troubles.unexpected);
		await Promise.all(people.map(({ context }) => context.close()));
		expect(troubles, 'nothing went wrong unsaid').toEqual([]);
	},
	visit: async ({ browser, server, people }, use) => {
		await use(async (options) => {
			const person = await visitor(browser, server, options);
			people.push(person);
			return person;
		});
	},
	enter: async ({ server, visit }, use) => {
		await use(async (name, { at = PIPELINE, isWide = false, onpage, browser } = {}) => {
			const person = await visit(isWide ? { ...browser, viewport: WIDE } : browser);
			onpage?.(person.page);
			await signIn(person.context, server.url, name);
			await person.goto(at);
			await person.expectSaved();
			return person;
		});
	}
});

export { expect };
