import { toast } from '#lib/components/toast.ts';
import { chooseLanguage } from '#lib/i18n/chosen.ts';
import { t, type Language } from '#lib/i18n/index.ts';
import type { ProjectSettings } from '#lib/model/project-settings.ts';
import { theme, type Theme } from '#lib/theme.svelte.ts';
import type { Workspace } from '../../shell/workspace.ts';

interface Project {
	timeZone?: string;
	currency?: string;
}

/** What a member chooses for themselves, and what is chosen for the project. The screen changes at once. */
export class Profile {
	readonly #workspace: Workspace;
	/** What is on its way to the server. */
	#project: Project = $state.raw({});

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
		const keeping = this.#post('/api/profile', { showPresence: isVisible });
		await this.#workspace.presence.choose(isVisible, keeping);
	}

	async setProject(change: Project): Promise<void> {
		this.#project = change;
		const { slug } = this.#workspace.project;
		const answer = await this.#post(`/api/${slug}/settings`, change);
		if (answer) this.#workspace.learn((await answer.json()) as ProjectSettings);
		if (this.#project === change) this.#project = {};
	}

	/** The server's answer; null, with a word to the person, when it refused or could not be reached. */
	async #post(url: string, body: object): Promise<Response | null> {
		const headers = { 'content-type': 'application/json' };
		try {
			const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
			if (answer.ok) return answer;
			const { message } = (await answer.json()) as { message?: string };
			toast(message ?? t('profile.notSaved'));
		} catch {
			toast(t('profile.notSaved'));
		}
		return null;
	}
}
