import { runHistories } from './histories.ts';
const t = process.hrtime.bigint();
const r = await runHistories({
	seed: Number(process.argv[2] ?? 1),
	count: Number(process.argv[3] ?? 20)
});
console.log(
	r.failure ?? 'ok',
	JSON.stringify(r.counts),
	r.runs,
	Number(process.hrtime.bigint() - t) / 1e9
);
process.exit(0);
