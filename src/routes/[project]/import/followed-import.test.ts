import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ImportProgress } from '#lib/import/orders.ts';
import { FileError } from '#lib/import/problems.ts';
import { FollowedImport } from './followed-import.svelte.ts';
import { Refused, type ImportsOnServer } from './wishes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ID = 'companies-2026';
const progress = (done: number, status: ImportProgress['status'] = 'running') =>
	({
		id: ID,
		status,
		done,
		created: done,
		badCount: 0,
		endedAt: status === 'running' ? null : 1
	}) as ImportProgress;
const away = () => new FileError('offline');

/** Answers one after the other of these, and then the last one for ever. */
function answering(...answers: (ImportProgress | Error)[]) {
	return vi.fn(async () => {
		const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
		if (answer instanceof Error) throw answer;
		return answer;
	});
}

/** An import on a server that says so of its progress, and this to cancelling and undoing. */
function followed(...answers: (ImportProgress | Error)[]) {
	const asked = answering(...answers);
	const wish = vi.fn<() => Promise<ImportProgress>>();
	const server: Partial<ImportsOnServer> = { progress: asked, cancel: wish, undo: wish };
	return { asked, wish, job: new FollowedImport(server as ImportsOnServer) };
}

it('asks on while the server is away, in growing pauses, and shows what it then says', async () => {
	const { asked, job } = followed(
		progress(100),
		away(),
		away(),
		away(),
		away(),
		progress(900, 'done')
	);
	const end = job.follow(ID);
	await vi.advanceTimersByTimeAsync(300);
	expect(job).toMatchObject({ isAway: true, problem: null, progress: { done: 100 } });
	const before = asked.mock.calls.length;
	await vi.advanceTimersByTimeAsync(600);
	expect(asked.mock.calls.length - before).toBeLessThanOrEqual(3);
	await vi.advanceTimersByTimeAsync(4_000);
	await end;
	expect(job).toMatchObject({ isAway: false, progress: { done: 900, status: 'done' } });
});

it('asks at once when the server has been heard of again', async () => {
	const { asked, job } = followed(away());
	void job.follow(ID);
	await vi.advanceTimersByTimeAsync(60_000);
	const before = asked.mock.calls.length;
	job.askNow();
	await vi.advanceTimersByTimeAsync(0);
	expect(asked).toHaveBeenCalledTimes(before + 1);
	job.close();
});

it('takes a fault of the server for something that passes', async () => {
	const { job } = followed(new Refused('Something went wrong', 500), progress(900, 'done'));
	const end = job.follow(ID);
	await vi.advanceTimersByTimeAsync(1_000);
	await end;
	expect(job).toMatchObject({ isAway: false, refusal: null, progress: { status: 'done' } });
});

it('takes a no for a no', async () => {
	const { asked, job } = followed(new Refused('This is not here', 404));
	await job.follow(ID);
	expect(job).toMatchObject({ isAway: false, refusal: 'This is not here', progress: null });
	expect(asked).toHaveBeenCalledTimes(1);
});

it('asks no more once the page is left', async () => {
	const { asked, job } = followed(away());
	const end = job.follow(ID);
	await vi.advanceTimersByTimeAsync(10_000);
	job.close();
	await end;
	const before = asked.mock.calls.length;
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked).toHaveBeenCalledTimes(before);
});

it('says that an undo was not heard once the server says how things stand, and undoes again', async () => {
	const { job, wish } = followed(progress(900, 'done'), away(), progress(900, 'done'));
	await job.follow(ID);
	wish.mockRejectedValueOnce(away());
	const end = job.undo();
	await vi.advanceTimersByTimeAsync(0);
	expect(job).toMatchObject({ isAway: true, problem: null, mayUndo: false });
	await vi.advanceTimersByTimeAsync(300);
	await end;
	expect(job).toMatchObject({ isAway: false, problem: 'notUndone', mayUndo: true });
	wish.mockResolvedValueOnce(progress(900, 'undoing'));
	job.again!();
	await vi.advanceTimersByTimeAsync(0);
	expect(wish).toHaveBeenCalledTimes(2);
	expect(job.problem).toBeNull();
});

it('is content when an undo was heard and only the answer was lost', async () => {
	const { job, wish } = followed(progress(900, 'done'), away(), progress(900, 'undone'));
	await job.follow(ID);
	wish.mockRejectedValueOnce(away());
	const end = job.undo();
	await vi.advanceTimersByTimeAsync(300);
	await end;
	expect(job).toMatchObject({ problem: null, refusal: null, progress: { status: 'undone' } });
});

it('keeps what the server said against an undo in sight', async () => {
	const { job, wish } = followed(progress(900, 'done'));
	await job.follow(ID);
	wish.mockRejectedValueOnce(new Refused('Another import is running', 409));
	await job.undo();
	expect(job).toMatchObject({ refusal: 'Another import is running', mayUndo: true });
	expect(job.again).not.toBeNull();
});

it('says that a cancelling was not heard, as long as the import goes on', async () => {
	const { job, wish } = followed(progress(100), away(), progress(200), progress(300));
	void job.follow(ID);
	await vi.advanceTimersByTimeAsync(0);
	wish.mockRejectedValueOnce(away());
	const end = job.cancel();
	await vi.advanceTimersByTimeAsync(250);
	await end;
	expect(job).toMatchObject({ isAway: false, problem: 'notCancelled' });
	wish.mockResolvedValueOnce(progress(300));
	job.again!();
	await vi.advanceTimersByTimeAsync(0);
	expect(wish).toHaveBeenCalledTimes(2);
	expect(job.problem).toBeNull();
	job.close();
});

it('says nothing more of a cancelling once the import has ended', async () => {
	const { job, wish } = followed(progress(100), away(), progress(200), progress(900, 'done'));
	const end = job.follow(ID);
	await vi.advanceTimersByTimeAsync(0);
	wish.mockRejectedValueOnce(away());
	void job.cancel();
	await vi.advanceTimersByTimeAsync(1_000);
	await end;
	expect(job).toMatchObject({ problem: null, again: null, progress: { status: 'done' } });
});

it('offers to go on with an undo that its author had no right to finish', async () => {
	const left = (why: 'changed' | 'forbidden', endedAt = 1): ImportProgress => ({
		...progress(8, 'undone'),
		endedAt,
		kept: [{ collection: 'deals', id: 'roof', title: 'Roof', why }]
	});
	const { job, wish } = followed(left('forbidden'), left('forbidden'), left('changed', 2));
	await job.follow(ID);
	expect(job.mayUndo).toBe(true);

	wish.mockRejectedValueOnce(away());
	await job.undo();
	expect(job.problem).toBe('notUndone');

	wish.mockResolvedValueOnce(progress(8, 'undone'));
	await job.undo();
	expect(job).toMatchObject({ problem: null, mayUndo: false });
});
