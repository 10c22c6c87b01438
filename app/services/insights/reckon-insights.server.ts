/**
 * Reckons the figures of all customers together and keeps them until the next time: once a day, after what each is
 * worth. Reads page by page and rests in between, so that others are served meanwhile.
 */
import { setImmediate } from 'node:timers/promises';
import {
  growthOf,
  stepsOf,
  type Funnel,
  type Insights,
  type OrderedProduct,
} from '#rules/customers/insights/insights.ts';
import { SHARE_BASES } from '#rules/customers/value/share-of-customer.ts';
import type { Decision } from '#rules/configuration/types.ts';
import { changeBetween } from '#rules/workflow/configurator-change.ts';
import { grouped } from '#rules/kernel/grouped.ts';
import { database, NO_JSON } from '#app/utils/database.server.ts';
import { toJson } from '#app/utils/record.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Ids that SQLite takes in one question. */
const PAGE = 500;
/** Configurations and options of so many days count. */
const DAYS = 90;
/** The options most refused, and most wanted. */
const MOST = 25;
const MOST_RULES = 3;

export const LATEST = 'latest';

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Safe at any time, from any process: the one that ends last stays. */
export async function reckonInsights(now: Date): Promise<void> {
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const orders = await placedOrders();
  const data: Insights = {
    since: dayOf(since),
    growth: [...growthOf(orders, dayOf(now))],
    share: await shares(),
    funnel: await funnelSince(since),
    steps: [...stepsOf(await orderedProducts(orders))],
    refused: await refusedSince(since),
    wanted: await wantedSince(since),
  };
  const row = { data: toJson(data), computedAt: now };
  await database().insights.upsert({
    where: { id: LATEST },
    create: { id: LATEST, ...row },
    update: row,
  });
}

export async function areReckonedSince(moment: Date): Promise<boolean> {
  const row = await database().insights.findUnique({
    where: { id: LATEST },
    select: { computedAt: true },
  });
  return row !== null && row.computedAt >= moment;
}

async function placedOrders() {
  const rows = await database().order.findMany({
    where: {
      customerRef: { is: { restrictedAt: null, erasedAt: null } },
      status: { not: 'cancelled' },
    },
    orderBy: [{ placedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, customerId: true, placedAt: true, currency: true, net: true },
  });
  return rows.flatMap(({ id, customerId, placedAt, currency, net }) =>
    customerId === null ? [] : [{ id, customer: customerId, day: dayOf(placedAt), currency, net }],
  );
}

async function shares(): Promise<Insights['share']> {
  const rows = await database().customerValue.groupBy({
    by: ['currency', 'shareBasis'],
    where: { shareBasis: { not: null } },
    _count: { _all: true },
    _sum: { bought: true, category: true },
    orderBy: [{ currency: 'asc' }, { shareBasis: 'asc' }],
  });
  return rows.flatMap(({ currency, shareBasis, _count, _sum }) => {
    const basis = SHARE_BASES.find((known) => known === shareBasis);
    if (basis === undefined) return [];
    const sums = { bought: Number(_sum.bought ?? 0), category: Number(_sum.category ?? 0) };
    return [{ currency, basis, customers: _count._all, ...sums }];
  });
}

/** Of these orders, which are in the order of time. */
async function orderedProducts(
  orders: Awaited<ReturnType<typeof placedOrders>>,
): Promise<readonly OrderedProduct[]> {
  const products: OrderedProduct[] = [];
  const known = new Set<string>();
  for (let at = 0; at < orders.length; at += PAGE) {
    const some = orders.slice(at, at + PAGE);
    const first = new Map(
      some.map(({ id, customer }) => [id, !known.has(customer) && !!known.add(customer)]),
    );
    const lines = await database().orderLine.findMany({
      where: { orderId: { in: some.map(({ id }) => id) }, familyVersionId: { not: null } },
      select: {
        orderId: true,
        decisions: true,
        familyVersion: { select: { familyId: true } },
        configuration: { select: { startedWith: true } },
      },
    });
    for (const { orderId, decisions, familyVersion, configuration } of lines) {
      if (familyVersion === null) continue;
      // A copy begins with choices nobody made again.
      const begun = (configuration?.startedWith ?? []) as unknown as readonly Decision[];
      const choices = changeBetween(begun, decisions as unknown as readonly Decision[]).set.length;
      products.push({
        family: familyVersion.familyId,
        first: first.get(orderId) ?? false,
        choices,
      });
    }
    await setImmediate();
  }
  return products;
}

async function funnelSince(since: Date): Promise<Funnel[]> {
  const families = new Map<
    string,
    { started: number; changed: number; finished: number; ordered: number }
  >();
  for (let after = ''; ;) {
    const rows = await database().configuration.findMany({
      // What was made for a line of a quote or an order was not begun by anybody.
      where: { createdAt: { gte: since }, startedWith: { not: NO_JSON }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: {
        id: true,
        revision: true,
        familyVersion: { select: { familyId: true } },
        _count: { select: { cartLines: true, quoteLines: true, orderLines: true } },
      },
    });
    for (const { revision, familyVersion, _count } of rows) {
      const counts = families.get(familyVersion.familyId) ?? {
        started: 0,
        changed: 0,
        finished: 0,
        ordered: 0,
      };
      const ordered = _count.orderLines > 0;
      const finished = ordered || _count.cartLines + _count.quoteLines > 0;
      counts.started += 1;
      // Each step is one of the step before, also where somebody ordered what they found.
      counts.changed += Number(finished || revision > 0);
      counts.finished += Number(finished);
      counts.ordered += Number(ordered);
      families.set(familyVersion.familyId, counts);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.id;
    await setImmediate();
  }
  return [...families].map(([family, counts]) => ({ family, ...counts })).sort(byFamily);
}

const byFamily = (a: { family: string }, b: { family: string }): number =>
  a.family < b.family ? -1 : 1;

async function refusedSince(since: Date): Promise<Insights['refused']> {
  const rows = await database().crossSell.groupBy({
    by: ['familyId', 'variable', 'value', 'status'],
    where: { group: 'shown', at: { gte: since } },
    _count: { _all: true },
  });
  const options = grouped(rows, ({ familyId, variable, value }) =>
    JSON.stringify([familyId, variable, value]),
  );
  return [...options.values()]
    .flatMap((own) => {
      const [one] = own;
      if (one === undefined) return [];
      const count = (...statuses: readonly string[]): number =>
        own
          .filter(({ status }) => statuses.includes(status))
          .reduce((sum, { _count }) => sum + _count._all, 0);
      const { familyId: family, variable, value } = one;
      const answers = { refused: count('refused'), taken: count('taken') };
      return [{ family, variable, value, proposed: count('open', 'refused', 'taken'), ...answers }];
    })
    .filter(({ refused }) => refused > 0)
    .sort((a, b) => b.refused - a.refused || byFamily(a, b))
    .slice(0, MOST);
}

async function wantedSince(since: Date): Promise<Insights['wanted']> {
  const options = new Map<string, { asked: number; without: number; rules: Map<string, number> }>();
  for (let after = ''; ;) {
    const rows = await database().wantedOption.findMany({
      where: { at: { gte: since }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
      include: {
        configuration: {
          select: { decisions: true, familyVersion: { select: { familyId: true } } },
        },
      },
    });
    for (const { variable, value, rules, configuration } of rows) {
      const key = JSON.stringify([configuration.familyVersion.familyId, variable, value]);
      const option = options.get(key) ?? { asked: 0, without: 0, rules: new Map<string, number>() };
      const decisions = configuration.decisions as unknown as readonly Decision[];
      const got = decisions.some((one) => one.variable === variable && String(one.value) === value);
      option.asked += 1;
      option.without += Number(!got);
      for (const rule of rules as readonly string[])
        option.rules.set(rule, (option.rules.get(rule) ?? 0) + 1);
      options.set(key, option);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.id;
    await setImmediate();
  }
  return [...options]
    .map(([key, { asked, without, rules }]) => {
      const [family = '', variable = '', value = ''] = JSON.parse(key) as string[];
      const most = [...rules].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return {
        family,
        variable,
        value,
        asked,
        without,
        rules: most.slice(0, MOST_RULES).map(([rule]) => rule),
      };
    })
    .sort((a, b) => b.without - a.without || b.asked - a.asked || byFamily(a, b))
    .slice(0, MOST);
}
