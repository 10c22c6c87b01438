/** What each line of an order was agreed to cost, read from the order's own snapshots. */
import type { AgreedLine } from '#rules/invoicing/make-invoice.ts';
import { translate } from '#rules/model/translate.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import { sum } from '#rules/pricing/money.ts';
import type { Price, StepKind } from '#rules/pricing/types.ts';
import type { LineSummary } from '../orders/snapshot-line.server.ts';

export interface SnapshotLine {
  readonly name: string;
  readonly quantity: number;
  readonly summary: LineSummary;
  readonly price: Price;
  readonly taxBasisPoints: number;
}

const LONGEST = 1000;

export function agreedLine(
  line: SnapshotLine,
  taxMode: Deal['taxMode'],
  locale: string,
): AgreedLine {
  const { price, taxBasisPoints: rate, quantity } = line;
  const posted = (wanted: StepKind) =>
    withoutTax(
      sum(price.steps.filter(({ kind }) => kind === wanted).map(({ amount }) => amount)),
      taxMode === 'inclusive' ? rate : 0,
    );
  const delivery = posted('delivery');
  const payment = posted('payment-term');
  const { tax, rounding, total } = price;
  return {
    name: lineName(line, locale),
    description: lineDescription(line.summary, locale),
    quantity,
    taxBasisPoints: rate,
    // Whatever was rounded in taking taxes out stays with the goods.
    goods: sum([total, -tax, -rounding, -delivery, -payment]),
    delivery,
    payment,
    tax,
    rounding,
    total,
  };
}

/** Takes a contained tax out of an amount, rounded half up. */
function withoutTax(amount: number, rate: number): number {
  if (rate === 0) return amount;
  const whole = BigInt(10_000 + rate);
  const [dividend, divisor] = [2n * 10_000n * BigInt(amount) + whole, 2n * whole];
  return Number(dividend / divisor - (dividend % divisor < 0n ? 1n : 0n));
}

export function lineName(
  { name, summary }: Pick<SnapshotLine, 'name' | 'summary'>,
  locale: string,
) {
  const product = translate(summary.product, locale);
  return name === '' || name === product ? product : `${name} (${product})`;
}

export function lineDescription({ groups }: LineSummary, locale: string): string {
  const words = groups
    .flatMap(({ choices }) => choices)
    .map(({ title, value, quantity }) => {
      const chosen = translate(value, locale);
      return `${translate(title, locale)}: ${quantity === 1 ? chosen : `${quantity} × ${chosen}`}`;
    })
    .join('; ');
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`;
}
