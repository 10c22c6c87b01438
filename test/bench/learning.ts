/**
 * `npm run bench:learning -- --folds <folder> [--constraints <xml>] [--json <file>] [--seed <n>]
 * [--cars <n>] [--constrained-cars <n>]`
 *
 * Measures the recommender of values on a real history of sales, beside simpler methods, by the
 * protocol of the published figures; once as sold, once with each product only once, and with a
 * constraint model twice more. Folds are spread over processes; results do not depend on how.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Catalogue } from './learning/constraints.ts';
import { runFold, type FoldResult } from './learning/protocol.ts';
import { publishedOf } from './learning/published.ts';
import { summarise, tableOf, type Summary } from './learning/report.ts';
import { readSales, withoutDuplicates, type Sales } from './learning/sales.ts';
import { SHIPPED } from './learning/shipped.ts';

const SELF = fileURLToPath(import.meta.url);
const CHILD = 'LEARNING_RUN';
const MOST_PROCESSES = 4;

const SPLITS = {
  all: 'as sold',
  distinct: 'each product once',
  constrained: 'with constraints, learnt from all sales',
  consistent: 'with constraints, learnt from consistent sales only',
} as const;
type Split = keyof typeof SPLITS;

interface Run {
  readonly folder: string;
  readonly constraints: string | undefined;
  readonly seed: number;
  readonly cars: number;
  readonly constrainedCars: number;
}

interface Task {
  readonly split: Split;
  readonly fold: number;
}

/** Answers tasks for the parent until it lets go. */
function child({ folder, constraints, seed, cars, constrainedCars }: Run): void {
  const sales = readSales(folder);
  let catalogue: Catalogue | undefined;
  const trial = (split: Split, fold: number): readonly FoldResult[] => {
    const base = { fold, seed, most: cars };
    if (split === 'all') return runFold({ ...base, sales });
    if (split === 'distinct') return runFold({ ...base, sales: withoutDuplicates(sales) });
    catalogue ??= new Catalogue(constraints ?? '', sales);
    const consistentOnly = split === 'consistent';
    const most = constrainedCars;
    return runFold({ ...base, sales: catalogue.sales, catalogue, consistentOnly, most });
  };
  process.on('message', ({ split, fold }: Task) => {
    try {
      process.send?.({ results: trial(split, fold) });
    } catch (fault) {
      process.send?.({ fault: (fault as Error).message });
    }
  });
  process.send?.({});
}

interface Answer {
  readonly results?: readonly FoldResult[];
  readonly fault?: string;
}

/** The tasks' results in their order, worked off by some processes side by side. */
async function answersTo(
  run: Run,
  tasks: readonly Task[],
): Promise<readonly (readonly FoldResult[])[]> {
  const answers: (readonly FoldResult[])[] = [];
  let next = 0;
  const worker = (): Promise<void> =>
    new Promise((settle, refuse) => {
      const env = { ...process.env, [CHILD]: JSON.stringify(run) };
      const running = fork(SELF, [], { env });
      let at = -1;
      running.on('message', ({ results, fault }: Answer) => {
        if (fault !== undefined) {
          running.kill();
          refuse(new Error(fault));
          return;
        }
        if (results) answers[at] = results;
        at = next++;
        const task = tasks[at];
        if (task) running.send(task);
        else running.disconnect();
      });
      running.on('exit', (code, signal) => {
        if (code === 0) settle();
        else refuse(new Error(`a process ended with ${code ?? signal}`));
      });
    });
  const count = Math.min(MOST_PROCESSES, availableParallelism(), tasks.length);
  await Promise.all(Array.from({ length: count }, worker));
  return answers;
}

function headLines(sales: Sales, run: Run): readonly string[] {
  const products = sales.folds.reduce((sum, rows) => sum + rows.length, 0);
  const distinct = withoutDuplicates(sales).folds.reduce((sum, rows) => sum + rows.length, 0);
  const { variables, folds } = sales;
  const most = (cars: number): string => (cars === Infinity ? 'all' : `at most ${cars}`);
  return [
    `${products} products (${distinct} distinct), ${variables.length} variables, ${folds.length} folds; seed ${run.seed}.`,
    `Tested of each fold: ${most(run.cars)}${run.constraints === undefined ? '' : `; with constraints ${most(run.constrainedCars)}`}.`,
  ];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      folds: { type: 'string' },
      constraints: { type: 'string' },
      json: { type: 'string' },
      seed: { type: 'string', default: '1' },
      cars: { type: 'string', default: 'Infinity' },
      'constrained-cars': { type: 'string', default: 'Infinity' },
    },
  });
  const { folds: folder, constraints, json } = values;
  const [seed, cars, constrainedCars] = [values.seed, values.cars, values['constrained-cars']].map(Number); // prettier-ignore
  if (
    folder === undefined ||
    !Number.isInteger(seed) ||
    !(Number(cars) > 0) ||
    !(Number(constrainedCars) > 0)
  ) {
    throw new Error('usage: npm run bench:learning -- --folds <folder> [--constraints <xml>] [--json <file>] [--seed <n>] [--cars <n>] [--constrained-cars <n>]'); // prettier-ignore
  }
  const run: Run = { folder, constraints, seed: seed ?? 1, cars: cars ?? 0, constrainedCars: constrainedCars ?? 0 }; // prettier-ignore
  const sales = readSales(folder);
  for (const line of headLines(sales, run)) console.log(line);
  const splits: Split[] = constraints === undefined ? ['all', 'distinct'] : ['all', 'distinct', 'constrained', 'consistent']; // prettier-ignore
  const tasks = splits.flatMap((split) => sales.folds.map((_, fold) => ({ split, fold })));
  const answers = await answersTo(run, tasks);
  const summaries: Partial<Record<Split, readonly Summary[]>> = {};
  for (const split of splits) {
    const of = summarise(answers.filter((_, i) => tasks[i]?.split === split));
    summaries[split] = of;
    const published = split === 'all' ? publishedOf(sales) : undefined;
    console.log(`\n${tableOf(SPLITS[split], of, published).join('\n')}`);
  }
  console.log(`\nLoad at the end: ${loadavg()[0]?.toFixed(1)}.`);
  const best = summaries.all?.find(({ method }) => method === SHIPPED);
  const kept = { seed, products: sales.folds.flat().length, variables: sales.variables.length, folds: sales.folds.length, best, methods: summaries.all, ...summaries }; // prettier-ignore
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(kept, undefined, 2)}\n`);
}

const run = process.env[CHILD];
if (run !== undefined) {
  // Infinity has no place in JSON.
  const { cars, constrainedCars, ...rest } = JSON.parse(run) as Run;
  child({ ...rest, cars: cars ?? Infinity, constrainedCars: constrainedCars ?? Infinity });
} else {
  try {
    await main();
  } catch (fault) {
    console.error((fault as Error).message);
    process.exitCode = 1;
  }
}
