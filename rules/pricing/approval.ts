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

/** What a role may agree to alone, in basis points: largest discount, least margin. */
type Limits = Pick<Policy['approvals'][number], 'discount' | 'margin'>;

/** Lines in the deal's order, then the deal; empty exactly if the role may agree to all of it. */
export function approvalNeeded(
  policy: Policy,
  role: ApprovalRole,
  deal: Deal,
  margins?: Margins,
): readonly ExceededLimit[] {
  const limits = limitsOf(policy, role);
  return exceededLimits(() => limits, deal, margins);
}

/**
 * What of a changed deal goes beyond both what a role may agree to and what was agreed `before`:
 * a discount that is no larger than it was, as a share, and a margin that is no less need nobody
 * again. Lines are the same by their ids; a line that is new has the limits of the role.
 */
export function approvalOfChange(
  policy: Policy,
  role: ApprovalRole,
  before: { readonly deal: Deal; readonly margins: Margins },
  after: { readonly deal: Deal; readonly margins: Margins },
): readonly ExceededLimit[] {
  const limits = limitsOf(policy, role);
  const lines = new Map(before.deal.lines.map((line) => [line.id, line]));
  const margins = new Map(before.margins.lines.map((each) => [each.line, each]));
  const agreed = (line?: string): Limits => {
    const own = line === undefined ? undefined : lines.get(line);
    if (line !== undefined && own === undefined) return limits;
    const given = negotiated(own ? [own] : counted(before.deal));
    const margin = own ? margins.get(own.id) : before.margins.deal;
    return widened(limits, given, margin?.basisPoints);
  };
  return exceededLimits(agreed, after.deal, after.margins);
}

function limitsOf(policy: Policy, role: ApprovalRole): Limits {
  const limits = policy.approvals.find((each) => each.role === role);
  if (!limits) throw new RangeError(`the policy has no limits of ${role}`);
  return limits;
}

/** Shares of the whole move by a unit when other lines change: a basis point of a margin. */
const MOVED = 1;

function widened(
  { discount, margin }: Limits,
  { given, before, lines }: Negotiated,
  agreedMargin: number | undefined,
): Limits {
  const atMost = Math.min(before, given + ROUNDED * lines);
  return {
    discount: before > 0 ? Math.max(discount, portion(atMost, 10_000, before, 'up')) : discount,
    margin: agreedMargin === undefined ? margin : Math.min(margin, agreedMargin - MOVED),
  };
}

function exceededLimits(
  limitsAt: (line?: string) => Limits,
  deal: Deal,
  margins: Margins | undefined,
): readonly ExceededLimit[] {
  const margin = new Map(margins?.lines.map((each) => [each.line, each]));
  const lines = deal.lines.flatMap((line) => {
    const limits = limitsAt(line.id);
    return [
      ...overDiscount(limits.discount, negotiated([line]), line.id),
      ...underMargin(limits.margin, margin.get(line.id), line.id),
    ];
  });
  const limits = limitsAt();
  return [
    ...lines,
    ...overDiscount(limits.discount, negotiated(counted(deal))),
    ...underMargin(limits.margin, margins?.deal),
  ];
}

const counted = (deal: Deal) => deal.lines.filter(({ optional }) => !optional);

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
