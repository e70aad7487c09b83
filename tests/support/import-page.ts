import type { Locator, Page } from '@playwright/test';

/** The import page before a person. */
export class ImportPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	button(name: string): Locator {
		return this.page.getByRole('button', { name, exact: true });
	}

	/** What becomes of a column. */
	mapping(column: string): Locator {
		return this.page.getByRole('combobox', { name: `Column ${column} maps to`, exact: true });
	}

	/** What went wrong, with what to do. */
	get alert(): Locator {
		return this.page.getByRole('alert');
	}

	/** Chooses a file of these lines. */
	async file(name: string, text: string): Promise<void> {
		const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
		await this.page.getByLabel('File', { exact: true }).setInputFiles(file);
	}

	/** Chooses a file, and goes on to its columns. */
	async choose(name: string, text: string): Promise<void> {
		await this.file(name, text);
		await this.button('Next').click();
	}

	/** From the columns, which need no choices, past the duplicates to the preview. */
	async goToPreview(): Promise<void> {
		await this.button('Next').click();
		await this.button('Next').click();
	}
}
