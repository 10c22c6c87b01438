/** What the pages of promotions show. */
import type { ShownPromotion, ShownRedemption } from '#components/promotions/types.ts';
import { formOfPromotion, scopeText, type PromotionCurrency } from '#rules/quotes/promotion.ts';
import { newestVersions } from '#app/services/families/load-family-version.server.ts';
import {
  getPromotion,
  listPromotions,
  type PromotionView,
} from '#app/services/promotions/list-promotions.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { digitsOf } from './quote.server.ts';

/** The currencies something is sold in. */
export async function promotionCurrencies(): Promise<readonly PromotionCurrency[]> {
  const lists = (await newestVersions()).flatMap(({ family }) => family.priceLists);
  return [...new Set(lists.map(({ currency }) => currency))]
    .sort()
    .map((id) => ({ id, digits: digitsOf(id) }));
}

/** What a promotion can be on, besides a whole order: products, then their components. */
async function scopes() {
  const versions = await newestVersions();
  return [
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
  ];
}

type Scopes = Awaited<ReturnType<typeof scopes>>;

function shown(
  { id, draft, state, used, given }: PromotionView,
  known: Scopes,
  currencies: readonly PromotionCurrency[],
): ShownPromotion {
  const { code, title, effect, startsOn, endsOn, uses, usesEach } = draft;
  const { value, scope, budget } = effect;
  const on = scopeText(scope);
  return {
    href: paths.promotion(id),
    ...{ code, title, state, startsOn, endsOn, used, uses, usesEach },
    percent: value.kind === 'percent' ? value.basisPoints / 100 : undefined,
    amounts: value.kind === 'amount' ? inOrder(value.amounts, currencies) : [],
    scope: scope.kind === 'order' ? undefined : known.find((one) => one.value === on)?.title,
    given: currencies.flatMap(({ id: currency }) => {
      const [amount, most] = [given[currency], budget?.[currency]];
      return amount === undefined && most === undefined
        ? []
        : [{ currency, amount: amount ?? 0, budget: most }];
    }),
  };
}

const inOrder = (
  amounts: Readonly<Record<string, number>>,
  currencies: readonly PromotionCurrency[],
) =>
  currencies.flatMap(({ id: currency }) => {
    const amount = amounts[currency];
    return amount === undefined ? [] : [{ currency, amount }];
  });

export async function presentPromotions(actor: Actor) {
  const [views, known, currencies] = await Promise.all([
    listPromotions(actor),
    scopes(),
    promotionCurrencies(),
  ]);
  return { rows: views.map((view) => shown(view, known, currencies)) };
}

export async function presentNewPromotion(actor: Actor) {
  requirePermission(actor, 'promotions:manage');
  const [known, currencies] = await Promise.all([scopes(), promotionCurrencies()]);
  return { scopes: known, currencies: currencies.map(({ id }) => id) };
}

export async function presentPromotion(actor: Actor, id: string) {
  const view = await getPromotion(actor, id);
  const [known, currencies] = await Promise.all([scopes(), promotionCurrencies()]);
  const { version, draft, redemptions } = view;
  return {
    version,
    promotion: shown(view, known, currencies),
    initial: formOfPromotion(draft, currencies),
    scopes: known,
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
