/**
 * A promotion as a manager writes it: a form of texts in, a draft of exact amounts out and back;
 * and where it stands on a day.
 */
import { z } from 'zod';
import { textSchema } from '#rules/model/text.ts';
import { isDay } from './days.ts';
import { decimalText, parseDecimal } from './decimals.ts';
import { promotionEffectSchema, type PromotionEffect } from './promotion-effect.ts';
import { promotionCode } from './terms.ts';

const day = z.string().refine(isDay);
const limit = z.number().int().min(1).max(1_000_000);

export const promotionDraftSchema = z
  .strictObject({
    code: promotionCode,
    title: textSchema,
    effect: promotionEffectSchema,
    /** First and last day (YYYY-MM-DD); absent: since ever, for ever. */
    startsOn: day.optional(),
    endsOn: day.optional(),
    /** Uses in all, and by one customer; absent: any number. */
    uses: limit.optional(),
    usesEach: limit.optional(),
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
    path: ['endsOn'],
    params: { code: 'endsBeforeStart' },
  });
export type PromotionDraft = z.infer<typeof promotionDraftSchema>;

/** A currency amounts can be given in, and its digits after the point. */
export interface PromotionCurrency {
  readonly id: string;
  readonly digits: number;
}

const text = (max: number) => z.string().trim().min(1).max(max);
const amounts = z.record(z.string(), z.string().trim().max(20)).default({});
const count = z.coerce.number().pipe(limit).optional();

const formSchema = z.object({
  code: promotionCode,
  titleEn: text(120),
  titleSv: text(120).optional(),
  kind: z.enum(['percent', 'amount']),
  percent: z.string().trim().max(20).optional(),
  /** By currency, as `amounts.SEK`. */
  amounts,
  /** `order`, `family:<id>` or `component:<id>`. */
  scope: z.string().regex(/^(order|(family|component):[a-z][a-z0-9-]*)$/),
  minimumSpend: amounts,
  budget: amounts,
  startsOn: day.optional(),
  endsOn: day.optional(),
  uses: count,
  usesEach: count,
});

/** The schema of the form where amounts can be given in `currencies`; its output is a draft. */
export const promotionForm = (currencies: readonly PromotionCurrency[]) =>
  formSchema
    .transform((form, { issues }): PromotionDraft => {
      const refuse = (path: string[], input: unknown): void => {
        issues.push({ code: 'custom', path, input });
      };
      const read = (name: 'amounts' | 'minimumSpend' | 'budget'): Record<string, number> =>
        Object.fromEntries(
          currencies.flatMap(({ id, digits }) => {
            const written = form[name][id];
            if (!written) return [];
            const amount = parseDecimal(written, digits);
            if (amount === undefined) refuse([name, id], written);
            return amount === undefined ? [] : [[id, amount]];
          }),
        );
      const given = read('amounts');
      const basisPoints = parseDecimal(form.percent ?? '', 2) ?? 0;
      if (form.kind === 'percent' && (basisPoints < 1 || basisPoints > 10_000)) {
        refuse(['percent'], form.percent);
      }
      if (form.kind === 'amount' && Object.keys(given).length === 0) {
        refuse(['amounts', currencies[0]?.id ?? ''], undefined);
      }
      const [minimumSpend, budget] = [read('minimumSpend'), read('budget')];
      const { code, titleEn, titleSv, startsOn, endsOn, uses, usesEach } = form;
      return {
        code,
        title: { en: titleEn, ...(titleSv && { sv: titleSv }) },
        effect: {
          value:
            form.kind === 'percent'
              ? { kind: 'percent', basisPoints }
              : { kind: 'amount', amounts: given },
          scope: scopeOf(form.scope),
          ...(Object.keys(minimumSpend).length > 0 && { minimumSpend }),
          ...(Object.keys(budget).length > 0 && { budget }),
        },
        ...(startsOn && { startsOn }),
        ...(endsOn && { endsOn }),
        ...(uses && { uses }),
        ...(usesEach && { usesEach }),
      };
    })
    .pipe(promotionDraftSchema);

function scopeOf(scope: string): PromotionEffect['scope'] {
  const [kind, id = ''] = scope.split(':');
  if (kind === 'family') return { kind, family: id };
  return kind === 'component' ? { kind, component: id } : { kind: 'order' };
}

/** As the form has it. */
export function scopeText(scope: PromotionEffect['scope']): string {
  if (scope.kind === 'order') return 'order';
  return scope.kind === 'family' ? `family:${scope.family}` : `component:${scope.component}`;
}

/** The texts of the form; amounts by currency, one for each there can be. */
export interface PromotionTexts extends Readonly<
  Record<
    | 'code'
    | 'titleEn'
    | 'titleSv'
    | 'kind'
    | 'percent'
    | 'scope'
    | 'startsOn'
    | 'endsOn'
    | 'uses'
    | 'usesEach',
    string | undefined
  >
> {
  readonly amounts: Readonly<Record<string, string | undefined>>;
  readonly minimumSpend: Readonly<Record<string, string | undefined>>;
  readonly budget: Readonly<Record<string, string | undefined>>;
}

/** The form that says what the draft says. */
export function formOfPromotion(
  { code, title, effect, startsOn, endsOn, uses, usesEach }: PromotionDraft,
  currencies: readonly PromotionCurrency[],
): PromotionTexts {
  const { value, scope, minimumSpend, budget } = effect;
  const written = (of: Readonly<Record<string, number>> | undefined) =>
    Object.fromEntries(
      currencies.map(({ id, digits }) => {
        const amount = of?.[id];
        return [id, amount === undefined ? undefined : decimalText(amount, digits)];
      }),
    );
  return {
    code,
    titleEn: title.en,
    titleSv: title['sv'],
    kind: value.kind,
    percent: value.kind === 'percent' ? decimalText(value.basisPoints, 2) : undefined,
    amounts: written(value.kind === 'amount' ? value.amounts : undefined),
    scope: scopeText(scope),
    minimumSpend: written(minimumSpend),
    budget: written(budget),
    startsOn,
    endsOn,
    uses: uses?.toString(),
    usesEach: usesEach?.toString(),
  };
}

export type PromotionState = 'coming' | 'running' | 'over' | 'ended' | 'used-up';

/** Where a promotion stands on the day `today` (YYYY-MM-DD); its budget is looked at elsewhere. */
export function promotionState(
  {
    active,
    startsOn,
    endsOn,
    uses,
    used,
  }: {
    readonly active: boolean;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly uses: number | null;
    readonly used: number;
  },
  today: string,
): PromotionState {
  if (!active) return 'ended';
  if (endsOn !== null && endsOn < today) return 'over';
  if (startsOn !== null && today < startsOn) return 'coming';
  return uses !== null && used >= uses ? 'used-up' : 'running';
}
