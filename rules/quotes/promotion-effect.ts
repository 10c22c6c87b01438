/** What a promotion code takes off, in any currency, and on what; stored beside its limits of use. */
import { z } from 'zod';
import type { Promotion } from '#rules/pricing/deal-types.ts';
import type { Text } from '#rules/model/text.ts';

const amounts = z.record(z.string().regex(/^[A-Z]{3}$/), z.number().int().min(0));

export const promotionEffectSchema = z.strictObject({
  value: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('percent'),
      basisPoints: z.number().int().min(1).max(10_000),
    }),
    z.strictObject({ kind: z.literal('amount'), amounts }),
  ]),
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('order') }),
    z.strictObject({ kind: z.literal('family'), family: z.string() }),
    z.strictObject({ kind: z.literal('component'), component: z.string() }),
  ]),
  /** Least sum of the lines before promotions. */
  minimumSpend: amounts.optional(),
  /** The most it gives in all. */
  budget: amounts.optional(),
});
export type PromotionEffect = z.infer<typeof promotionEffectSchema>;

/** The currencies it has amounts in: what it takes off, its least sum, its budget. */
export function currenciesIn({ value, minimumSpend, budget }: PromotionEffect): readonly string[] {
  const off = value.kind === 'amount' ? value.amounts : {};
  return Object.keys({ ...off, ...minimumSpend, ...budget });
}

/** The promotion in one currency; nothing where it has no amount in it. `given`: so far, in all. */
export function promotionIn(
  currency: string,
  effect: PromotionEffect,
  named: {
    readonly code: string;
    readonly id: string;
    readonly version: number;
    readonly title: Text;
  },
  given: number,
): Promotion | undefined {
  const { value, scope, minimumSpend, budget } = effect;
  const amount = value.kind === 'amount' ? value.amounts[currency] : undefined;
  if (value.kind === 'amount' && amount === undefined) return undefined;
  const most = budget?.[currency];
  return {
    ...named,
    version: String(named.version),
    value:
      value.kind === 'percent'
        ? { kind: 'percent', basisPoints: value.basisPoints }
        : { kind: 'amount', amount: amount ?? 0 },
    scope,
    minimumSpend: minimumSpend?.[currency],
    remainingBudget: most === undefined ? undefined : Math.max(0, most - given),
  };
}
