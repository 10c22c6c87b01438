/** What is said about one model, as a line of a table, and about all of them. */
import type { SetEntry } from './set.ts';

export interface Times {
  readonly min: number;
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

/** A model that was replayed. */
export interface Measured {
  readonly backend: string;
  readonly variables: number;
  readonly values: number;
  readonly helpers: number;
  readonly constraints: number;
  readonly traces: number;
  readonly clicks: number;
  readonly valuesChecked: number;
  readonly mismatches: number;
  readonly unknown: number;
  readonly countsChecked: number;
  readonly countsNotGiven: number;
  readonly pricesChecked: number;
  readonly pricesNotGiven: number;
  readonly leastGiven: boolean;
  readonly examples: readonly string[];
  readonly loadMs: number;
  readonly compileMs: number;
  readonly artifactBytes?: number | undefined;
  /** Assign, domains, count, and the least of each objective for every option. */
  readonly clickMs: Times;
  /** Assign and domains alone. */
  readonly domainsMs: Times;
  readonly resetMs: Times;
  readonly peakBytes: number;
}

export type Report = { readonly id: string; readonly format: string } & (
  | { readonly status: 'replayed'; readonly measured: Measured }
  | { readonly status: 'failed'; readonly fault: string }
);

/** True when the model was replayed and everything agreed. */
export function agrees(report: Report): boolean {
  const { status } = report;
  return status === 'replayed' && report.measured.mismatches === 0 && report.measured.clicks > 0;
}

const milliseconds = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

type Column = readonly [title: string, width: number, of: (measured: Measured) => string];

const COLUMNS: readonly Column[] = [
  ['clicks', 6, (m) => String(m.clicks)],
  ['values', 10, (m) => String(m.valuesChecked)],
  ['wrong', 6, (m) => String(m.mismatches)],
  ['back-end', 8, (m) => m.backend],
  ['load ms', 8, (m) => milliseconds(m.loadMs)],
  ['compile ms', 10, (m) => milliseconds(m.compileMs)],
  ['bytes', 9, (m) => (m.artifactBytes === undefined ? '-' : String(m.artifactBytes))],
  ['click min', 9, (m) => milliseconds(m.clickMs.min)],
  ['median', 7, (m) => milliseconds(m.clickMs.median)],
  ['p99', 7, (m) => milliseconds(m.clickMs.p99)],
  ['max', 7, (m) => milliseconds(m.clickMs.max)],
  ['domains p99', 11, (m) => milliseconds(m.domainsMs.p99)],
  ['reset ms', 8, (m) => milliseconds(m.resetMs.median)],
  ['peak MB', 7, (m) => (m.peakBytes / 1e6).toFixed(0)],
  ['counts', 12, (m) => share(m.countsChecked, m.countsNotGiven)],
  ['prices', 12, (m) => share(m.pricesChecked, m.pricesNotGiven)],
];

/** How many of the truth's numbers the back-end gave. */
function share(checked: number, notGiven: number): string {
  if (checked + notGiven === 0) return 'none known';
  return notGiven > 0 ? `${notGiven} not given` : `${checked} compared`;
}

const idWidth = (entries: readonly SetEntry[]): number =>
  Math.max(5, ...entries.map(({ id }) => id.length));

export function headLine(entries: readonly SetEntry[]): string {
  const titles = COLUMNS.map(([title, width]) => title.padStart(width));
  return ['model'.padEnd(idWidth(entries)), ...titles].join('  ');
}

/** One line of the table, and one for each example of a mismatch. */
export function modelLines(entries: readonly SetEntry[], report: Report): readonly string[] {
  const id = report.id.padEnd(idWidth(entries));
  if (report.status === 'failed') return [`${id}  FAILED: ${report.fault}`];
  const { measured } = report;
  const cells = COLUMNS.map(([, width, of]) => of(measured).padStart(width));
  return [[id, ...cells].join('  '), ...measured.examples.map((example) => `    ${example}`)];
}

export function summaryLine(reports: readonly Report[]): string {
  const measured = reports.flatMap((r) => (r.status === 'replayed' ? [r.measured] : []));
  const sum = (of: (one: Measured) => number): string =>
    measured.reduce((total, one) => total + of(one), 0).toLocaleString('en');
  const right = reports.filter(agrees).length;
  return [
    `${right} of ${reports.length} models agree`,
    `${sum((m) => m.clicks)} clicks`,
    `${sum((m) => m.valuesChecked)} values`,
    `${sum((m) => m.countsChecked)} counts (${sum((m) => m.countsNotGiven)} not given)`,
    `${sum((m) => m.pricesChecked)} prices (${sum((m) => m.pricesNotGiven)} not given)`,
    `${sum((m) => m.mismatches)} mismatches (${sum((m) => m.unknown)} of them unknown)`,
    `${reports.length - measured.length} failed`,
  ].join('; ');
}
