/** Figures of a benchmark: what was measured, printed as a table and kept as JSON. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be, where the product promises one. */
  readonly limit?: number;
}

/** The value below which the share `q` (0 to 1) of the samples lies. */
export function quantile(samples: readonly number[], q: number): number {
  if (samples.length === 0) throw new RangeError('no sample');
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] as number;
}

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** One Markdown table row per figure. */
export function printFigures(figures: readonly Figure[]): void {
  console.log('| what | measured | limit |\n| --- | ---: | ---: |');
  for (const { name, value, unit, limit } of figures) {
    const within =
      limit === undefined ? '' : `${limit} ${unit}${value <= limit ? '' : ' (missed)'}`;
    console.log(`| ${name} | ${shown(value)} ${unit} | ${within} |`);
  }
}
