import { expect, type Locator, type Page } from '@playwright/test';

/** A card on the board. */
export class Card {
	readonly #page: Page;
	readonly item: Locator;
	readonly link: Locator;

	constructor(page: Page, list: Locator, title: string) {
		this.#page = page;
		this.link = list.getByRole('link', { name: title, exact: true });
		const link = page.getByRole('link', { name: title, exact: true });
		this.item = list.getByRole('listitem').filter({ has: link });
	}

	/** Opens the card's menu and chooses. */
	async choose(entry: string): Promise<void> {
		const title = await this.link.textContent();
		await this.item.hover();
		await this.#page.getByRole('button', { name: `Actions for ${title}`, exact: true }).click();
		await this.#page.getByRole('menuitem', { name: entry, exact: true }).click();
	}

	/** Takes the card in hand, in steps as a hand does, and leaves it over the target. */
	async drag(target: Locator, at: 'top' | 'middle' | 'bottom' = 'middle'): Promise<void> {
		const from = await boxOf(this.item);
		const to = await boxOf(target);
		const part = { top: 0.2, middle: 0.5, bottom: 0.85 }[at];
		const [x, y] = [to.x + to.width / 2, to.y + to.height * part];
		const { mouse } = this.#page;
		await mouse.move(from.x + 60, from.y + 30);
		await mouse.down();
		await mouse.move(from.x + 66, from.y + 36, { steps: 4 });
		await mouse.move(x, y, { steps: 8 });
		await mouse.move(x, y + 2);
	}

	async dragTo(target: Locator, at: 'top' | 'middle' | 'bottom' = 'middle'): Promise<void> {
		await this.drag(target, at);
		await this.#page.mouse.up();
	}
}

async function boxOf(locator: Locator) {
	const box = await locator.boundingBox();
	if (!box) throw new Error('it is not on the screen');
	return box;
}

/** A stage of the board. */
export class Column {
	readonly region: Locator;
	readonly list: Locator;
	readonly cards: Locator;
	readonly #page: Page;
	readonly #name: string;

	constructor(page: Page, board: Locator, name: string) {
		this.#page = page;
		this.#name = name;
		this.region = board.getByRole('region', { name, exact: true });
		this.list = this.region.getByRole('list', { name: `${name} deals`, exact: true });
		this.cards = this.list.getByRole('listitem').getByRole('link');
	}

	card(title: string): Card {
		return new Card(this.#page, this.list, title);
	}

	/** The titles of its cards, from the top. */
	titles(): Promise<string[]> {
		return this.cards.allTextContents();
	}

	async expand(): Promise<void> {
		await this.region.getByRole('button', { name: `Expand ${this.#name}`, exact: true }).click();
	}

	/** Types one line into the composer at its foot. */
	async quickAdd(line: string): Promise<void> {
		const composer = this.region.getByRole('textbox', { name: 'Deal title', exact: true });
		if (!(await composer.isVisible())) {
			await this.region
				.getByRole('button', { name: `Add deal to ${this.#name}`, exact: true })
				.click();
		}
		await composer.fill(line);
		await composer.press('Enter');
	}
}

/** The board of a pipeline. */
export class Board {
	readonly region: Locator;
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
		this.region = page.getByRole('region', { name: 'Pipeline board', exact: true });
	}

	column(name: string): Column {
		return new Column(this.#page, this.region, name);
	}

	/** The card of a deal, whatever stage it is in. */
	card(title: string): Card {
		return new Card(this.#page, this.region, title);
	}

	/** Waits until the stage has exactly these cards, from the top. */
	async expectOrder(stage: string, titles: readonly string[]): Promise<void> {
		await expect.poll(() => this.column(stage).titles()).toEqual(titles);
	}
}
