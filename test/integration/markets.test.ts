import { beforeAll, expect, it } from 'vitest';
import { acceptPrices } from '#app/services/cart/accept-prices.server.ts';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { removeLine } from '#app/services/cart/change-cart-line.server.ts';
import { getCart } from '#app/services/cart/get-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { newestVersion } from '#app/services/families/load-family-version.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { database } from '#app/utils/database.server.ts';
import type { Family } from '#rules/model/family.ts';
import { NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

/** The lamp, sold in Sweden in `currency` and in the given euro countries. */
function lampIn(id: string, currency: string, euroMarkets: readonly string[] = []): Family {
  const lamp = lampFamily();
  const [list] = lamp.priceLists;
  const [market] = lamp.markets;
  if (list === undefined || market === undefined) throw new Error('the lamp is sold somewhere');
  return {
    ...lamp,
    id,
    priceLists: [
      { ...list, currency },
      { ...list, id: 'eur', currency: 'EUR', base: 900 },
    ],
    markets: [
      market,
      ...euroMarkets.map((code) => ({ ...market, id: code, priceList: 'eur', delivery: 500 })),
    ],
  };
}

onEachDatabase('markets', () => {
  beforeAll(async () => {
    await publishFamily(lampIn('lamp', 'SEK', ['DE']), NOW);
  });

  it('have one currency: a family in another one is refused in words', async () => {
    const other = lampIn('torch', 'NOK', ['DE']);
    await expect(publishFamily(other, NOW)).rejects.toThrow(
      'In market SE the family torch costs in NOK, but the published family lamp in SEK',
    );
    expect(await database().family.count({ where: { id: 'torch' } })).toBe(0);
    await expect(newestVersion('torch')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('see a line finished for one of them at the price of the one it is ordered in', async () => {
    const actor = await userActor('customer');
    await filledCart(actor);
    const inSweden = await getCart(actor);
    expect(inSweden).toMatchObject({ currency: 'SEK', changed: false, orderable: true });
    const moved = { ...actor, market: 'DE' };
    const inGermany = await getCart(moved);
    expect(inGermany).toMatchObject({ currency: 'EUR', changed: true, orderable: true });
    const form = await orderForm(moved, 'ordered-in-germany');
    await expect(placeOrder(moved, form)).rejects.toMatchObject({ code: 'price-changed' });
    await acceptPrices(moved);
    const { number } = await placeOrder(moved, form);
    const order = await getOrder(moved, number);
    expect(order).toMatchObject({ market: 'DE', currency: 'EUR', total: inGermany.total });
    expect(order.lines[0]?.price.currency).toBe('EUR');
  });

  it('refuse a line that is not sold there', async () => {
    const actor = await userActor('customer');
    const { configuration } = await filledCart(actor);
    const moved = { ...actor, market: 'NL' };
    const cart = await getCart(moved);
    expect(cart.orderable).toBe(false);
    expect(cart.lines[0]?.valid).toBe(false);
    const refused = { code: 'configuration-invalid' };
    const form = await orderForm(moved, 'not-sold-there');
    await expect(placeOrder(moved, form)).rejects.toMatchObject(refused);
    await expect(addToCart(moved, { configurationId: configuration.id })).rejects.toMatchObject(
      refused,
    );
    expect((await getCart(actor)).orderable).toBe(true);
  });

  it('may change their currency: no order mixes what was configured before and after', async () => {
    const inBulgaria = (currency: string): Family => {
      const lamp = lampIn('bulgarian-lamp', currency);
      return { ...lamp, markets: lamp.markets.map((market) => ({ ...market, id: 'BG' })) };
    };
    const actor = await userActor('customer', { market: 'BG' });
    const add = async () => {
      const { id } = await createConfiguration(actor, { familyId: 'bulgarian-lamp' });
      return addToCart(actor, { configurationId: id });
    };
    await publishFamily(inBulgaria('BGN'), NOW);
    const { lineId } = await add();
    await publishFamily(inBulgaria('EUR'), NOW);
    await add();
    const cart = await getCart(actor);
    expect(cart).toMatchObject({ currency: 'BGN', orderable: false });
    expect(cart.lines.map(({ valid }) => valid)).toEqual([true, false]);
    const form = await orderForm(actor, 'two-currencies');
    await expect(placeOrder(actor, form)).rejects.toMatchObject({ code: 'configuration-invalid' });
    await removeLine(actor, { lineId });
    expect(await getCart(actor)).toMatchObject({ currency: 'EUR', orderable: true });
  });
});
