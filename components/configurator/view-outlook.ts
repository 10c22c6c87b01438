/**
 * What choosing an option does, at best: the cheapest, the promptest and the best fitting product
 * with it against those of the decisions as they are; each in its own respect.
 *
 * A change is said only where both sides are proven. Days differ by working days, the fit by
 * percentage points.
 */
import type { OptionOutlook } from '#rules/configuration/outlook.ts';
import type { ContextFacts, Value, VariableState } from '#rules/configuration/types.ts';
import type { Condition } from '#rules/model/condition.ts';
import { contextFacts, holds, type ProductFacts } from '#rules/model/evaluate.ts';
import { isContextFact } from '#rules/model/facts.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { isFactReference, isLeaf } from '#rules/model/terms.ts';
import { marketOf } from '#rules/pricing/net-steps.ts';
import { grossOf } from '#rules/pricing/price.ts';
import type { QuestionOutlook } from './step-outlook.ts';
import type { OutlookView } from './view-types.ts';

type Respect = 'net' | 'days' | 'unfit';

/** The changes of one question's options. */
export function changesOf(
  family: PublicFamily,
  context: ContextFacts,
  one: VariableState,
  isDecided: boolean,
  known: QuestionOutlook,
): (value: Value) => OutlookView | undefined {
  const { market, priceList } = marketOf(family, context);
  const wished = weightOfWishes(family, context);
  const totalOf = (net: number): number => grossOf(market, priceList.base + net).total;
  const fitOf = (unfit: number): number =>
    wished ? Math.round((100 * (wished - unfit)) / wished) : 0;
  // The best product of now has one of the options, the decided one where there is a decision.
  const now = (respect: Respect): number | undefined =>
    isDecided && one.value !== undefined
      ? known.get(one.value)?.[respect]
      : least([...known.values()], respect);
  const base = { net: now('net'), days: now('days'), unfit: now('unfit') };
  const differ = (
    option: OptionOutlook,
    respect: Respect,
    measure: (amount: number) => number,
  ): number | undefined => {
    const [from, to] = [base[respect], option[respect]];
    return from === undefined || to === undefined ? undefined : measure(to) - measure(from);
  };
  return (value) => {
    const option = known.get(value);
    if (!option) return undefined;
    return {
      price: differ(option, 'net', totalOf),
      days: differ(option, 'days', (days) => days),
      fit: wished === undefined ? undefined : differ(option, 'unfit', fitOf),
    };
  };
}

/** Undefined where one of them is not known: it might be less. */
function least(options: readonly OptionOutlook[], respect: Respect): number | undefined {
  const amounts = options.map((option) => option[respect]);
  return amounts.some((amount) => amount === undefined)
    ? undefined
    : Math.min(...(amounts as readonly number[]));
}

/**
 * The weight of all preferences that bind this customer; undefined where none does, or where the
 * product itself has a say in which do: then a weight missed is no share of anything fixed.
 */
function weightOfWishes(family: PublicFamily, context: ContextFacts): number | undefined {
  const facts = contextFacts(context);
  let total = 0;
  for (const { event, conditions, effectiveFrom, effectiveTo } of family.rules) {
    if (event.type !== 'prefer') continue;
    if (!isOfContext(conditions)) return undefined;
    const isInEffect =
      (effectiveFrom === undefined || effectiveFrom <= context.date) &&
      (effectiveTo === undefined || context.date <= effectiveTo);
    if (isInEffect && holds(conditions, facts as ProductFacts)) total += event.params.weight;
  }
  return total > 0 ? total : undefined;
}

function isOfContext(condition: Condition): boolean {
  if (isLeaf(condition)) {
    const { fact, value } = condition;
    return isContextFact(fact) && (!isFactReference(value) || isContextFact(value.fact));
  }
  if ('not' in condition) return isOfContext(condition.not);
  return ('all' in condition ? condition.all : condition.any).every(isOfContext);
}
