/** The deals in the order of the table, while there is one: Previous and Next of the peek panel follow it. */
class Walk {
	ids: readonly string[] | null = $state.raw(null);
}

export const walk = new Walk();
