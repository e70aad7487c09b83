/** What a project has chosen for all its members. */
export interface ProjectSettings {
	name: string;
	currency: string;
	timeZone: string;
	language: string;
	/** A deal leaves the working set so many days after it was closed. */
	closedDays: number;
}
