/**
 * What of a deal goes beyond what a role may agree to, as data: the limits exceeded, where, and by
 * how much.
 *
 * Only what was negotiated counts as discount (of the line and of the deal, less what a floor gave
 * back), as a share of the price before it; tiers, quantity breaks and promotions need nobody's
 * approval. What rounding alone may add to a discount at the very limit counts for nothing, so that
 * a role may give exactly the per cent it is allowed; margins are compared exactly.
 */
import type { Deal, PricedLine } from './deal-types.ts';
import type { Margins } from './margin.ts';
import { portion, sum } from './money.ts';
import type { ApprovalRole, Policy } from './policy.ts';

export interface ExceededLimit {
  readonly limit: 'discount' | 'margin';
  /** Absent where the deal as a whole exceeds it. */
  readonly line?: string;
  /** Basis points: what the role may agree to, what it is, and the difference (above 0). */
  readonly allowed: number;
  readonly actual: number;
  readonly excess: number;
}

/** Lines in the deal's order, then the deal; empty exactly if the role may agree to all of it. */
export function approvalNeeded(
  policy: Policy,
  role: ApprovalRole,
  deal: Deal,
  margins?: Margins,
): readonly ExceededLimit[] {
  const limits = policy.approvals.find((each) => each.role === role);
  if (!limits) throw new RangeError(`the policy has no limits of ${role}`);
  const margin = new Map(margins?.lines.map((each) => [each.line, each]));
  const lines = deal.lines.flatMap((line) => [
    ...overDiscount(limits.discount, negotiated([line]), line.id),
    ...underMargin(limits.margin, margin.get(line.id), line.id),
  ]);
  return [
    ...lines,
    ...overDiscount(limits.discount, negotiated(deal.lines.filter(({ optional }) => !optional))),
    ...underMargin(limits.margin, margins?.deal),
  ];
}

const NEGOTIATED = ['line-discount', 'header-discount', 'floor'];

interface Negotiated {
  /** What was given by people. */
  readonly given: number;
  /** The price of the goods before that. */
  readonly before: number;
  readonly lines: number;
}

function negotiated(lines: readonly PricedLine[]): Negotiated {
  const steps = lines.flatMap((line) => line.steps.filter(({ kind }) => NEGOTIATED.includes(kind)));
  const given = -sum(steps.map(({ amount }) => amount));
  return { given, before: given + sum(lines.map(({ goods }) => goods)), lines: lines.length };
}

/** A per cent of a line is rounded by half a unit, its share of a per cent of the deal by one more. */
const ROUNDED = 2;

function overDiscount(allowed: number, { given, before, lines }: Negotiated, line?: string) {
  const surely = given - ROUNDED * lines;
  if (surely <= 0 || portion(surely, 10_000, before, 'up') <= allowed) return [];
  const actual = Math.max(allowed + 1, portion(given, 10_000, before));
  return exceeded('discount', allowed, actual, line);
}

function underMargin(allowed: number, margin: Margins['deal'], line?: string) {
  if (margin?.basisPoints === undefined) return [];
  return exceeded('margin', allowed, margin.basisPoints, line);
}

function exceeded(
  limit: ExceededLimit['limit'],
  allowed: number,
  actual: number,
  line?: string,
): ExceededLimit[] {
  const excess = limit === 'discount' ? actual - allowed : allowed - actual;
  return excess > 0
    ? [{ limit, ...(line === undefined ? {} : { line }), allowed, actual, excess }]
    : [];
}
