/**
 * `npm run bench:learning -- --folds <folder> [--constraints <xml>] [--json <file>] [--seed <n>]
 * [--cars <n>] [--constrained-cars <n>]`
 *
 * Measures the recommender of values on a real history of sales, beside simpler methods, by the
 * protocol of the published figures; once as sold, once with each product only once, and with a
 * constraint model twice more. Folds are spread over processes; results do not depend on how.
 */
import { fork, type ChildProcess } from 'node:child_process';
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
const USAGE = [
  'usage: npm run bench:learning -- --folds <folder> [--constraints <xml>] [--json <file>]',
  '[--seed <n>] [--cars <n>] [--constrained-cars <n>]',
].join(' ');
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
  /** Tested of each fold at most, without constraints and with them; all where not given. */
  readonly cars: number | undefined;
  readonly constrainedCars: number | undefined;
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
  const processes: ChildProcess[] = [];
  let next = 0;
  const worker = (): Promise<void> =>
    new Promise((settle, refuse) => {
      const env = { ...process.env, [CHILD]: JSON.stringify(run) };
      const running = fork(SELF, [], { env });
      processes.push(running);
      let at = -1;
      running.on('message', ({ results, fault }: Answer) => {
        if (fault !== undefined) {
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
  try {
    await Promise.all(Array.from({ length: count }, worker));
  } finally {
    // After a fault in one, nobody waits for what the others still do.
    for (const running of processes) running.kill();
  }
  return answers;
}

function headLines(sales: Sales, run: Run): readonly string[] {
  const products = sales.folds.reduce((sum, rows) => sum + rows.length, 0);
  const distinct = withoutDuplicates(sales).folds.reduce((sum, rows) => sum + rows.length, 0);
  const { variables, folds } = sales;
  const most = (cars: number | undefined): string => (cars === undefined ? 'all' : `at most ${cars}`); // prettier-ignore
  const tested = `Tested of each fold: ${most(run.cars)}`;
  return [
    `${products} products (${distinct} distinct), ${variables.length} variables, ${folds.length} folds; seed ${run.seed}.`,
    run.constraints === undefined
      ? `${tested}.`
      : `${tested}; with constraints ${most(run.constrainedCars)}.`,
  ];
}

/** The options as they were given; an Error that says how to use the command otherwise. */
function optionsOf(): { readonly run: Run; readonly json: string | undefined } {
  const { values } = parseArgs({
    options: {
      folds: { type: 'string' },
      constraints: { type: 'string' },
      json: { type: 'string' },
      seed: { type: 'string', default: '1' },
      cars: { type: 'string' },
      'constrained-cars': { type: 'string' },
    },
  });
  const { folds: folder, constraints, json } = values;
  const [seed, cars, constrainedCars] = [values.seed, values.cars, values['constrained-cars']].map(
    (text) => (text === undefined ? undefined : Number(text)),
  );
  const isCount = (count: number | undefined): boolean => count === undefined || (Number.isInteger(count) && count > 0); // prettier-ignore
  if (
    folder === undefined ||
    seed === undefined ||
    !Number.isInteger(seed) ||
    !isCount(cars) ||
    !isCount(constrainedCars)
  ) {
    throw new Error(USAGE);
  }
  return { run: { folder, constraints, seed, cars, constrainedCars }, json };
}

async function main(): Promise<void> {
  const { run, json } = optionsOf();
  const sales = readSales(run.folder);
  for (const line of headLines(sales, run)) console.log(line);
  const splits: Partial<Record<Split, readonly Summary[]>> = {};
  for (const split of Object.keys(SPLITS) as Split[]) {
    const constrained = split === 'constrained' || split === 'consistent';
    if (constrained && run.constraints === undefined) continue;
    const tasks = sales.folds.map((_, fold) => ({ split, fold }));
    const summaries = summarise(await answersTo(run, tasks));
    splits[split] = summaries;
    const published = split === 'all' ? publishedOf(sales) : undefined;
    console.log(`\n${tableOf(SPLITS[split], summaries, published).join('\n')}`);
  }
  console.log(`\nLoad at the end: ${loadavg()[0]?.toFixed(1)}.`);
  const kept = {
    seed: run.seed,
    products: sales.folds.flat().length,
    variables: sales.variables.length,
    folds: sales.folds.length,
    best: splits.all?.find(({ method }) => method === SHIPPED),
    methods: splits.all,
    splits,
  };
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(kept, undefined, 2)}\n`);
}

const run = process.env[CHILD];
if (run !== undefined) child(JSON.parse(run) as Run);
else {
  try {
    await main();
  } catch (fault) {
    console.error((fault as Error).message);
    process.exitCode = 1;
  }
}
