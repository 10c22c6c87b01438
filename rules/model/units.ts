/** Units that are whole multiples of others, for formulas: a price per kg of what is in grams. */
const SCALES: Readonly<Record<string, readonly [measure: string, scale: number]>> = {
  mm: ['length', 1],
  cm: ['length', 10],
  dm: ['length', 100],
  m: ['length', 1_000],
  g: ['mass', 1],
  kg: ['mass', 1_000],
  t: ['mass', 1_000_000],
  ml: ['volume', 1],
  cl: ['volume', 10],
  dl: ['volume', 100],
  l: ['volume', 1_000],
  W: ['power', 1],
  kW: ['power', 1_000],
  Wh: ['energy', 1],
  kWh: ['energy', 1_000],
  min: ['time', 1],
  h: ['time', 60],
};

/** How many `small` make one `large`; undefined unless they measure the same in whole numbers. */
export function unitsIn(large: string, small: string): number | undefined {
  if (large === small) return 1;
  const [measure, scale] = SCALES[large] ?? [];
  const [other, smaller] = SCALES[small] ?? [];
  if (measure === undefined || measure !== other) return undefined;
  const ratio = (scale ?? 0) / (smaller ?? 1);
  return Number.isInteger(ratio) ? ratio : undefined;
}
