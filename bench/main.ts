/** `npm run bench -- turns`: each benchmark is a folder with a `main.ts`. */
const BENCHMARKS = ['turns', 'latency', 'burst', 'due', 'search', 'understand', 'cv-desk', 'cv-loop'] as const;

const [name = ''] = process.argv.slice(2);
if (!BENCHMARKS.includes(name as never)) {
  console.error(`npm run bench -- ${BENCHMARKS.join('|')} [--json] [--rounds 3] [--only ours,telegraf]`);
  process.exit(2);
}
process.argv.splice(2, 1);
await import(`./${name}/main.ts`);
