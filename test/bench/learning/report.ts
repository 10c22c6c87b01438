/** What the folds gave, summed up by method and printed as a Markdown table. */
import type { FoldResult } from './protocol.ts';
import type { Published } from './published.ts';

const KNOWN = [0, 5, 10, 20, 40];

export interface Summary {
  readonly method: string;
  /** The mean over the folds, in per cent (NaN where nothing was asked), and its standard deviation over them. */
  readonly errorRate: number;
  readonly spread: number;
  readonly foldErrorRates: readonly number[];
  readonly recommendations: number;
  /** In per cent, by number of values known before; all folds together. */
  readonly errorRateByKnown: Readonly<Record<string, number>>;
  /** Of the processor. */
  readonly learnSeconds: number;
  readonly recommendationMs: number;
  readonly modelBytes?: number;
}

/** One summary for each method, in the order of the first fold. */
export function summarise(folds: readonly (readonly FoldResult[])[]): readonly Summary[] {
  return (folds[0] ?? []).map(({ method }) => {
    const results = folds.flatMap((fold) => fold.filter((one) => one.method === method));
    const tested = results.filter(({ asked }) => asked > 0);
    const rates = tested.map(({ wrong, asked }) => (100 * wrong) / asked);
    const byKnown: Record<string, number> = {};
    for (const known of KNOWN) {
      const asked = sum(results.map(({ askedAt }) => askedAt[known] ?? 0));
      const wrong = sum(results.map(({ wrongAt }) => wrongAt[known] ?? 0));
      if (asked > 0) byKnown[known] = (100 * wrong) / asked;
    }
    const bytes = results.flatMap(({ modelBytes }) => (modelBytes === undefined ? [] : modelBytes));
    return {
      method,
      errorRate: mean(rates),
      spread: deviation(rates),
      foldErrorRates: rates,
      recommendations: sum(results.map(({ asked }) => asked)),
      errorRateByKnown: byKnown,
      learnSeconds: mean(results.map(({ learnMs }) => learnMs)) / 1_000,
      recommendationMs: mean(tested.map(({ guessMs }) => guessMs)),
      ...(bytes.length > 0 ? { modelBytes: Math.max(...bytes) } : {}),
    };
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** NaN of nothing, which JSON keeps as null. */
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;

function deviation(numbers: readonly number[]): number {
  if (numbers.length < 2) return 0;
  const middle = mean(numbers);
  return Math.sqrt(sum(numbers.map((n) => (n - middle) ** 2)) / (numbers.length - 1));
}

/** The lines of a table: one row for each method, then what was published and not measured. */
export function tableOf(
  title: string,
  summaries: readonly Summary[],
  published: Published | undefined,
): readonly string[] {
  const figures = new Map(published?.figures.map((each) => [each.method, each.errorRate]));
  const named = published ? [`published (${published.name})`] : [];
  const head = [
    title,
    'error, %',
    '± over folds',
    ...named,
    ...KNOWN.map((known) => `${known} known`),
    'ms each',
    'learnt in, CPU s',
    'model, kB gz',
  ];
  const rows = summaries.map((one) => [
    one.method,
    one.errorRate.toFixed(2),
    one.spread.toFixed(2),
    ...(published ? [figures.get(one.method)?.toFixed(2) ?? ''] : []),
    ...KNOWN.map((known) => one.errorRateByKnown[known]?.toFixed(1) ?? ''),
    one.recommendationMs.toFixed(3),
    one.learnSeconds.toFixed(1),
    one.modelBytes === undefined ? '' : (one.modelBytes / 1_000).toFixed(1),
  ]);
  const measured = new Set(summaries.map(({ method }) => method));
  for (const [method, rate] of figures) {
    if (!measured.has(method)) rows.push([method, '', '', rate.toFixed(2)]);
  }
  const line = (cells: readonly string[]): string =>
    `| ${head.map((_, i) => cells[i] ?? '').join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)];
}
