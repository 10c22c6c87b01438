/** What the pages of promotions show. */
import type { ShownPromotion, ShownRedemption, ShownScope } from '#components/promotions/types.ts';
import { currenciesIn, type PromotionEffect } from '#rules/quotes/promotion-effect.ts';
import {
  formOfPromotion,
  scopeText,
  type PromotionCurrency,
  type PromotionDraft,
} from '#rules/quotes/promotion.ts';
import { newestVersions } from '#app/services/families/load-family-version.server.ts';
import {
  getPromotion,
  listPromotions,
  type PromotionView,
} from '#app/services/promotions/list-promotions.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { digitsOf } from '#app/utils/currency.ts';

interface OnSale {
  /** What a promotion can be on, besides a whole order: products, then their components. */
  readonly scopes: readonly ShownScope[];
  /** The currencies something is sold in. */
  readonly currencies: readonly PromotionCurrency[];
}

async function onSale(): Promise<OnSale> {
  const versions = await newestVersions();
  return {
    scopes: [
      ...versions.map(({ familyId, family }) => ({
        value: scopeText({ kind: 'family', family: familyId }),
        title: family.title,
        of: undefined,
      })),
      ...versions.flatMap(({ family }) =>
        family.components.map(({ id, title }) => ({
          value: scopeText({ kind: 'component', component: id }),
          title,
          of: family.title,
        })),
      ),
    ],
    currencies: currenciesOf(
      versions.flatMap(({ family }) => family.priceLists.map(({ currency }) => currency)),
    ),
  };
}

const currenciesOf = (ids: readonly string[]): readonly PromotionCurrency[] =>
  [...new Set(ids)].sort().map((id) => ({ id, digits: digitsOf(id) }));

/**
 * With what the promotion has though nothing on sale does (any more): a form without it would save
 * a promotion on more, or without its amounts.
 */
function withOwn({ scopes, currencies }: OnSale, { effect }: PromotionDraft): OnSale {
  const scope = ownScope(effect, scopes);
  return {
    scopes: scope === undefined || scopes.includes(scope) ? scopes : [...scopes, scope],
    currencies: currenciesOf([...currencies.map(({ id }) => id), ...currenciesIn(effect)]),
  };
}

/** What it is on, by its id where nothing on sale has it; nothing where that is a whole order. */
function ownScope(
  { scope }: PromotionEffect,
  scopes: readonly ShownScope[],
): ShownScope | undefined {
  if (scope.kind === 'order') return undefined;
  const value = scopeText(scope);
  const id = scope.kind === 'family' ? scope.family : scope.component;
  return scopes.find((one) => one.value === value) ?? { value, title: { en: id }, of: undefined };
}

/** The currencies a new promotion can have amounts in. */
export const promotionCurrencies = async (): Promise<readonly PromotionCurrency[]> =>
  (await onSale()).currencies;

/** The currencies of the form that changes a promotion. */
export async function currenciesToChange(
  actor: Actor,
  id: string,
): Promise<readonly PromotionCurrency[]> {
  const { draft } = await getPromotion(actor, id);
  return withOwn(await onSale(), draft).currencies;
}

function shown(
  { id, draft, state, used, given }: PromotionView,
  scopes: readonly ShownScope[],
): ShownPromotion {
  const { code, title, effect, startsOn, endsOn, uses, usesEach } = draft;
  const { value, budget = {} } = effect;
  return {
    href: paths.promotion(id),
    ...{ code, title, state, startsOn, endsOn, used, uses, usesEach },
    percent: value.kind === 'percent' ? value.basisPoints / 100 : undefined,
    amounts:
      value.kind === 'amount'
        ? inOrder(value.amounts).map((currency) => ({
            currency,
            amount: value.amounts[currency] ?? 0,
          }))
        : [],
    scope: ownScope(effect, scopes)?.title,
    given: inOrder({ ...given, ...budget }).map((currency) => ({
      currency,
      amount: given[currency] ?? 0,
      budget: budget[currency],
    })),
  };
}

const inOrder = (byCurrency: Readonly<Record<string, number>>): readonly string[] =>
  Object.keys(byCurrency).sort();

export async function presentPromotions(actor: Actor) {
  const [views, { scopes }] = await Promise.all([listPromotions(actor), onSale()]);
  return { rows: views.map((view) => shown(view, scopes)) };
}

export async function presentNewPromotion(actor: Actor) {
  requirePermission(actor, 'promotions:manage');
  const { scopes, currencies } = await onSale();
  return { scopes, currencies: currencies.map(({ id }) => id) };
}

export async function presentPromotion(actor: Actor, id: string) {
  const view = await getPromotion(actor, id);
  const { version, draft, redemptions } = view;
  const { scopes, currencies } = withOwn(await onSale(), draft);
  return {
    version,
    promotion: shown(view, scopes),
    initial: formOfPromotion(draft, currencies),
    scopes,
    currencies: currencies.map((currency) => currency.id),
    redemptions: redemptions.map(
      ({ order, at, givenBackAt, customer, ...use }): ShownRedemption => ({
        ...use,
        order,
        href: paths.order(order),
        customer: customer && { name: customer.name, href: paths.customer(customer.id) },
        at: at.toISOString(),
        givenBackAt: givenBackAt?.toISOString(),
      }),
    ),
  };
}
