/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} [numPendingTests]
 * @property {number} [numTodoTests]
 * @property {{ status: string, assertionResults: unknown[] }[]} [testResults]
 */

/**
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} [errors] failures outside of tests, e.g. a file that cannot be read
 */

/**
 * A file that fails before its first test counts as one failure.
 *
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
	const broken = (report.testResults ?? []).filter(
		(file) => file.status === 'failed' && file.assertionResults.length === 0
	);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + broken.length,
		skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
	};
}

/**
 * A test that passes only when repeated has failed.
 *
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors = [] }) {
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		skipped: stats.skipped
	};
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
	return all.reduce(
		(total, counts) => ({
			passed: total.passed + counts.passed,
			failed: total.failed + counts.failed,
			skipped: total.skipped + counts.skipped
		}),
		{ passed: 0, failed: 0, skipped: 0 }
	);
}
