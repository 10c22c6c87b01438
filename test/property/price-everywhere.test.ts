/**
 * One price everywhere: what the page shows for random configurations of random customers is what
 * the placed order costs and what its order sheet prints; both evaluators accept what was placed,
 * and its bill of materials is that of the product. On SQLite, through the real services.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatsOf } from '#app/documents/format.ts';
import { orderSheetPdf } from '#app/documents/order-sheet.pdf.server.ts';
import { presentOrderDocument } from '#app/presenters/order-document.server.ts';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { database, switchDatabase } from '#app/utils/database.server.ts';
import { applyMigrations } from '#prisma/migrate.ts';
import { explodeBom } from '#rules/bom/explode.ts';
import { createChecker } from '#rules/checker/check-configuration.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import {
  compileFamily,
  openConfigurator,
  type CompiledFamily,
  type Configurator,
} from '#rules/configuration/index.ts';
import type { ContextFacts, Decision } from '#rules/configuration/types.ts';
import type { Family, PreferenceDefinition } from '#rules/model/family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { NOW } from '../factories/actor.ts';
import { loadEbike } from '../factories/ebike-family.ts';
import { orderForm } from '../factories/orders.ts';
import { seeded, type Random } from '../factories/random-family.ts';
import { lampFiles, loadOrThrow } from '../factories/small-family.ts';
import { userActor } from '../factories/users.ts';
import { readPdf } from '../app/documents/read-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'kitwright-price-'));
beforeAll(async () => {
  const url = `file:${join(folder, 'price.db')}`;
  await applyMigrations(url);
  switchDatabase(url);
});
afterAll(async () => {
  await database().$disconnect();
  rmSync(folder, { recursive: true, force: true });
});

const pick = <T>(random: Random, from: readonly T[]): T => {
  const found = from[random(from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

function randomPreference(random: Random, definition: PreferenceDefinition) {
  if (definition.kind === 'boolean') return random(2) === 0;
  if (definition.kind === 'number') {
    return definition.min + random(definition.max - definition.min + 1);
  }
  return pick(random, definition.values).id;
}

/** Clicks offered values until enough were clicked and the product is complete. */
function randomClicks(random: Random, configurator: Configurator): readonly Decision[] {
  const decisions: Decision[] = [];
  const wanted = 1 + random(12);
  let state = configurator.state(decisions);
  const open = state.variables.map((_, index) => index);
  while (open.length > 0 && (decisions.length < wanted || !state.complete)) {
    const [index = 0] = open.splice(random(open.length), 1);
    const variable = state.variables[index];
    if (variable === undefined) continue;
    const values = variable.options.filter(({ status }) => status === 'valid');
    const value = variable.kind === 'text' ? 'Elsa' : pick(random, values).value;
    const next = [...decisions, { variable: variable.variable, value }];
    const after = configurator.state(next);
    // A text may have no place in this product; every other offered value does.
    if (variable.kind === 'text' && !after.consistent) continue;
    expect(after.consistent, JSON.stringify(next)).toBe(true);
    decisions.splice(0, decisions.length, ...next);
    state = after;
  }
  return decisions;
}

const squeezed = (text: string): string => text.replace(/\s+/gu, '');

/** Each with the number of orders to place. */
const families: readonly [string, number, () => Family][] = [
  ['the e-bike', 10, loadEbike],
  ['a small family', 24, () => loadOrThrow(lampFiles())],
];

describe.each(families)('%s', (_, orders, load) => {
  it('costs on the page what it costs in the order and on its sheet', async () => {
    const family = load();
    const shown = publicFamily(family);
    await publishFamily(family, NOW);
    const compiled = new Map<string, CompiledFamily>();
    const products = new Set<string>();
    for (let seed = 1; seed <= orders; seed++) {
      const random = seeded(seed);
      const market = pick(random, family.markets);
      const told = family.preferences
        .filter(() => random(3) === 0)
        .map((definition) => ({ key: definition.id, value: randomPreference(random, definition) }));
      const where = `seed ${seed} ${market.id} ${JSON.stringify(told)}`;

      // The page: the façade alone, without the services.
      const facts: ContextFacts = {
        customer: { orders: 0 },
        preferences: Object.fromEntries(told.map(({ key, value }) => [key, value])),
        market: market.id,
        channel: 'web',
        date: NOW.toISOString().slice(0, 10),
      };
      const artifact =
        compiled.get(market.priceList) ?? compileFamily(shown, { priceList: market.priceList });
      compiled.set(market.priceList, artifact);
      const literals = await evaluateContext(artifact.contextConditions, facts);
      const configurator = openConfigurator(artifact, literals);
      const decisions = randomClicks(random, configurator);
      const state = configurator.state(decisions);
      expect(state, where).toMatchObject({ consistent: true, complete: true });
      const quantity = 1 + random(3);
      const onPage = priceOf(shown, facts, state.product, { quantity });

      // The order: the services alone, from what is stored.
      const actor = await userActor('customer', { market: market.id });
      const customerId = actor.user?.customerId ?? '';
      await database().preference.createMany({
        data: told.map((preference) => ({ ...preference, customerId, source: 'told' })),
      });
      const { id } = await createConfiguration(actor, { familyId: family.id, decisions });
      await addToCart(actor, { configurationId: id, quantity });
      const form = await orderForm(actor, `price everywhere ${family.id} ${seed}`);
      const { number } = await placeOrder(actor, { ...form, acceptedTotal: onPage.total });
      const order = await getOrder(actor, number);
      const [line] = order.lines;
      expect(line?.product, where).toEqual(state.product);
      // The order notes the rate of the tax besides.
      const { taxBasisPoints } = market;
      expect(line?.price, where).toEqual(JSON.parse(JSON.stringify({ ...onPage, taxBasisPoints })));
      expect(order.total, where).toBe(onPage.total);
      expect(await createChecker(shown, facts)(line?.product ?? {}), where).toEqual([]);
      const bom = explodeBom(family, facts, line?.product ?? {});
      expect(line?.bom, where).toEqual(JSON.parse(JSON.stringify(bom)));

      const sheet = await orderSheetPdf(await presentOrderDocument(actor, number));
      const { text } = await readPdf(sheet);
      const total = formatsOf('en', order.currency).money(onPage.total);
      expect(squeezed(text), where).toContain(squeezed(total));
      // Lets the delivery of its mail take its turn, before the database goes.
      await new Promise((resolve) => setImmediate(resolve));
      products.add(JSON.stringify(state.product));
    }
    expect(products.size).toBeGreaterThan(orders / 2);
  });
});
