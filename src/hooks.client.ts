import type { HandleClientError } from '@sveltejs/kit';

/** Without a network nothing is broken: the error page says what can be done meanwhile. */
export const handleError: HandleClientError = ({ error }) => {
	if (navigator.onLine) console.error(error);
};
