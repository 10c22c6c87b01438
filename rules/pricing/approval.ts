/**
 * What of a deal goes beyond what a role may agree to, as data: the limits exceeded, where, and by
 * how much.
 *
 * Only what was negotiated counts as discount (of the line and of the deal, less what a floor gave
 * back), as a share of the price before it; tiers, quantity breaks and promotions need nobody's
 * approval. Limits are compared exactly; the shares told are rounded towards the exceeding side.
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
  const discounts = deal.lines.map((line) => ({ line, ...negotiated(line) }));
  const counted = discounts.filter(({ line }) => !line.optional);
  const margin = new Map(margins?.lines.map((each) => [each.line, each]));
  const lines = discounts.flatMap(({ line: { id }, given, before }) => [
    ...overDiscount(limits.discount, given, before, id),
    ...underMargin(limits.margin, margin.get(id), id),
  ]);
  const given = sum(counted.map((each) => each.given));
  const before = sum(counted.map((each) => each.before));
  return [
    ...lines,
    ...overDiscount(limits.discount, given, before),
    ...underMargin(limits.margin, margins?.deal),
  ];
}

const NEGOTIATED = ['line-discount', 'header-discount', 'floor'];

/** What was given by people, and the price of the goods before that. */
function negotiated({ steps, goods }: PricedLine): { given: number; before: number } {
  const amounts = steps.filter(({ kind }) => NEGOTIATED.includes(kind)).map((s) => s.amount);
  const given = -sum(amounts);
  return { given, before: goods + given };
}

function overDiscount(allowed: number, given: number, before: number, line?: string) {
  if (before <= 0 || given <= 0) return [];
  return exceeded('discount', allowed, portion(given, 10_000, before, 'up'), line);
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
