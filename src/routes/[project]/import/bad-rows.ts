import { download } from '#lib/components/download.ts';
import { toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';
import type { BadRow } from '#lib/import/orders.ts';
import type { ImportJob } from './import-job.svelte.ts';

/** Why a row was refused, in words. */
export function reasonOf({ reason, column = '', value = '' }: BadRow): string {
	return t(`import.reason.${reason}`, { column, value });
}

/**
 * Hands the refused rows over as a CSV file, each with its reason, ready to be mended and imported.
 * When their file is no longer at hand, only what was wrong with them.
 */
export async function downloadBadRows(job: ImportJob, fileName: string): Promise<void> {
	const reasons = new Map(job.bad.map((bad) => [bad.row, reasonOf(bad)]));
	const titles = { row: t('import.bad.row'), reason: t('import.bad.reason') };
	const file =
		(await job.badFile(reasons, titles)) ?? (await whatWasWrong(job.bad).catch(() => null));
	if (!file) return void toast(t('shell.notLoaded'));
	download(file, `${fileName.replace(/\.\w+$/, '')}-${t('import.bad.file')}.csv`);
}

async function whatWasWrong(bad: readonly BadRow[]): Promise<Blob> {
	const { writtenCsv } = await import('#lib/import/written.ts');
	const titles = ['row', 'reason', 'column', 'value'].map((name) => t(`import.bad.${name}`));
	const rows = bad.map((row) => [row.row, reasonOf(row), row.column ?? '', row.value ?? '']);
	return new Blob([writtenCsv([titles, ...rows])], { type: 'text/csv' });
}
