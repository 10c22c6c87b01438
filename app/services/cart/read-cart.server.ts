/**
 * The cart as it is now: every line checked and priced by the server. What its owner accepted is
 * the price of one product delivered alone, so that it stays the same when other lines come and
 * go; what is paid is the price of the lines together (one delivery).
 */
import { cartTotal, priceCart } from '#rules/pricing/cart-total.ts';
import { priceChanges, type PriceChange } from '#rules/pricing/price-changes.ts';
import { priceOf } from '#rules/pricing/price.ts';
import type { Price } from '#rules/pricing/types.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { assessProduct, type Assessment } from '../configurations/assess-product.server.ts';
import {
  CONFIGURATION_FIELDS,
  toSaved,
  type SavedConfiguration,
} from '../configurations/saved-configuration.server.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';

export const CART_FIELDS = {
  configuration: { include: CONFIGURATION_FIELDS },
} satisfies Prisma.CartLineInclude;

type Row = Prisma.CartLineGetPayload<{ include: typeof CART_FIELDS }>;

export interface CartLine {
  readonly id: string;
  readonly quantity: number;
  readonly configuration: SavedConfiguration;
  readonly version: LoadedVersion;
  readonly assessment: Assessment;
  /** Of the whole line, within this cart. */
  readonly price: Price;
  /** Of one product delivered alone: now, and as last accepted. */
  readonly unitPrice: Price;
  readonly accepted: Price;
  readonly changes: readonly PriceChange[];
  readonly changed: boolean;
  readonly valid: boolean;
}

export interface Cart {
  readonly lines: readonly CartLine[];
  readonly currency: string | undefined;
  readonly net: number;
  readonly delivery: number;
  readonly tax: number;
  readonly rounding: number;
  readonly total: number;
  /** A price is not the accepted one. */
  readonly changed: boolean;
  /** Not empty, and every line can be built. */
  readonly orderable: boolean;
  /** Changes whenever anything in the cart does. */
  readonly fingerprint: string;
}

export const CART_ORDER = [{ createdAt: 'asc' }, { id: 'asc' }] as const;

export const fingerprintOf = (rows: readonly Row[]): string =>
  JSON.stringify(
    rows.map(({ id, quantity, configuration, acceptedPrice }) => [
      id,
      quantity,
      configuration.id,
      configuration.revision,
      acceptedPrice,
    ]),
  );

export async function readCart(actor: Actor): Promise<Cart> {
  const rows = await database().cartLine.findMany({
    where: ownerOf(actor),
    orderBy: [...CART_ORDER],
    include: CART_FIELDS,
  });
  const drafts = await Promise.all(rows.map((row) => draftLine(actor, row)));
  // One order has one currency. Families agree on it in every market; what was configured before
  // a family changed it does not.
  const currency = drafts.find(({ valid }) => valid)?.unitPrice.currency;
  const together = drafts.map((draft) => {
    return { ...draft, valid: draft.valid && draft.unitPrice.currency === currency };
  });
  const buildable = together.filter(({ valid }) => valid);
  const prices = buildable.length === 0 ? [] : priceCart(buildable.map(asPriced)).prices;
  const lines = together.map((draft) => {
    const index = buildable.indexOf(draft);
    return { ...draft, price: prices[index] ?? alone(draft, draft.quantity) };
  });
  const sums = prices.length === 0 ? NOTHING : cartTotal(prices);
  return {
    lines,
    ...sums,
    changed: lines.some(({ changed }) => changed),
    orderable: lines.length > 0 && buildable.length === lines.length,
    fingerprint: fingerprintOf(rows),
  };
}

const NOTHING = { currency: undefined, net: 0, delivery: 0, tax: 0, rounding: 0, total: 0 };

type Draft = Omit<CartLine, 'price'>;

const asPriced = ({ version, assessment, quantity }: Draft) => ({
  family: version.public,
  context: assessment.facts,
  assignment: assessment.product,
  quantity,
});

const alone = ({ version, assessment }: Pick<Draft, 'version' | 'assessment'>, quantity = 1) =>
  priceOf(version.public, assessment.facts, assessment.product, { quantity });

async function draftLine(actor: Actor, row: Row): Promise<Draft> {
  const configuration = toSaved(row.configuration);
  const version = await loadFamilyVersion(configuration.familyVersionId);
  const assessment = await assessProduct(actor, version, configuration.decisions);
  const unitPrice = alone({ version, assessment });
  const accepted = row.acceptedPrice as unknown as Price;
  const changes = priceChanges(accepted, unitPrice);
  return {
    id: row.id,
    quantity: row.quantity,
    configuration,
    version,
    assessment,
    unitPrice,
    accepted,
    changes,
    changed: changes.length > 0 || accepted.total !== unitPrice.total,
    valid: assessment.verdict === 'sellable',
  };
}
