import { toast } from '#lib/components/toast.ts';
import { chooseLanguage } from '#lib/i18n/chosen.ts';
import { t, type Language } from '#lib/i18n/index.ts';
import { theme, type Theme } from '#lib/theme.svelte.ts';
import type { Workspace } from '../../shell/workspace.ts';

interface Project {
	timeZone?: string;
	currency?: string;
}

/** What a member chooses for themselves, and what is chosen for the project. The screen changes at once. */
export class Profile {
	readonly #workspace: Workspace;
	#project: Project = $state({});

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	get timeZone(): string {
		return this.#project.timeZone ?? this.#workspace.project.timeZone;
	}

	get currency(): string {
		return this.#project.currency ?? this.#workspace.project.currency;
	}

	async speak(language: Language): Promise<void> {
		await chooseLanguage(language);
		await this.#post('/api/profile', { language });
	}

	async showIn(choice: Theme): Promise<void> {
		theme.choose(choice);
		await this.#post('/api/profile', { theme: choice });
	}

	async showMe(isVisible: boolean): Promise<void> {
		this.#workspace.presence.setVisible(isVisible);
		await this.#post('/api/profile', { showPresence: isVisible });
	}

	async setProject(change: Project): Promise<void> {
		const before = this.#project;
		this.#project = { ...before, ...change };
		const isDone = await this.#post(`/api/${this.#workspace.project.slug}/settings`, change);
		if (!isDone) this.#project = before;
	}

	async #post(url: string, body: object): Promise<boolean> {
		const headers = { 'content-type': 'application/json' };
		try {
			const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
			if (answer.ok) return true;
			const { message } = (await answer.json()) as { message?: string };
			toast(message ?? t('profile.notSaved'));
		} catch {
			toast(t('profile.notSaved'));
		}
		return false;
	}
}
