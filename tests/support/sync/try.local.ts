import { runHistories } from './histories.ts';
const t = process.hrtime.bigint();
const every = setInterval(() => console.log(new Date().toISOString(), Math.round(process.memoryUsage().rss / 1e6)), 5000); void every;
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
