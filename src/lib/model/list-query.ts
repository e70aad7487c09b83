/** Which records of a collection are asked for, in which order, and which part of them. */
export interface ListQuery {
	q?: string;
	/** '' means those that nobody owns. */
	owner?: string;
	stage?: string;
	pipeline?: string;
	company?: string;
	person?: string;
	isArchived?: boolean;
	/** A field, or `-field` for descending. */
	sort?: string;
	/** In whose order texts are sorted; English when there is none. */
	language?: string;
	offset?: number;
	limit?: number;
}
