import { t } from '#lib/i18n/index.ts';
import type { ImportJob } from './import-job.svelte.ts';

/** Hands the refused rows over as a CSV file, each with its reason, ready to be mended and imported. */
export async function downloadBadRows(job: ImportJob, fileName: string): Promise<void> {
	const reasons = new Map(
		job.bad.map(({ row, reason, column = '', value = '' }) => [
			row,
			t(`import.reason.${reason}`, { column, value })
		])
	);
	const titles = { row: t('import.bad.row'), reason: t('import.bad.reason') };
	const url = URL.createObjectURL(await job.badFile(reasons, titles));
	const link = document.createElement('a');
	link.href = url;
	link.download = `${fileName.replace(/\.\w+$/, '')}-${t('import.bad.file')}.csv`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
