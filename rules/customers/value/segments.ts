/** Customers by value, in words: each segment is a line that people can read, the first that fits counts. */
export const VALUE_SEGMENTS = [
  'champion',
  'loyal',
  'promising',
  'at-risk',
  'lost',
  'regular',
] as const;
export type ValueSegment = (typeof VALUE_SEGMENTS)[number];

export const isValueSegment = (value: unknown): value is ValueSegment =>
  VALUE_SEGMENTS.some((known) => known === value);

/** Fifths from 1 to 5, 5 the best. */
export interface ValueScores {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

interface Line {
  readonly segment: ValueSegment;
  readonly fits: (scores: ValueScores) => boolean;
}

const LINES: readonly Line[] = [
  {
    segment: 'champion',
    fits: ({ recency, frequency, monetary }) => recency >= 4 && frequency >= 4 && monetary >= 4,
  },
  { segment: 'at-risk', fits: ({ recency, frequency }) => recency <= 2 && frequency >= 4 },
  { segment: 'loyal', fits: ({ frequency }) => frequency >= 4 },
  { segment: 'promising', fits: ({ recency }) => recency >= 4 },
  { segment: 'lost', fits: ({ recency, frequency }) => recency <= 2 && frequency <= 2 },
];

export const segmentOf = (scores: ValueScores): ValueSegment =>
  LINES.find(({ fits }) => fits(scores))?.segment ?? 'regular';
