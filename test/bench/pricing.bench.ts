/**
 * Time to price a quote of 1,000 lines: e-bikes, from 200 random journeys and each with a name of
 * its own, in quantities that reach the breaks, under terms of every kind. From nothing; again with
 * one line changed; and again with the terms changed.
 */
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { readFamilyFolder } from '#app/services/families/read-family-folder.server.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import type { Assignment, ContextFacts, Decision } from '#rules/configuration/types.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily, type PublicFamily } from '#rules/model/public-family.ts';
import { approvalNeeded } from '#rules/pricing/approval.ts';
import { priceDeal } from '#rules/pricing/deal.ts';
import type { ConfiguredLine, DealTerms } from '#rules/pricing/deal-types.ts';
import { loadPolicy } from '#rules/pricing/load-policy.ts';
import { marginsOf } from '#rules/pricing/margin.ts';
import standard from '#rules/pricing/policies/standard.json' with { type: 'json' };
import { printFigures, quantile } from './figures.ts';

const LINES = 1_000;
const PRODUCTS = 200;
const CLICKS = 5;
const RUNS = 15;
const LIMIT = 1_000;

/** Milliseconds; beside others' work the processor's time says more than the clock's. */
interface Sample {
  readonly clock: number;
  readonly processor: number;
}

const context: ContextFacts = {
  market: 'DE',
  channel: 'desk',
  date: '2026-03-02',
  preferences: {},
};
const terms: DealTerms = {
  market: 'DE',
  currency: 'EUR',
  date: '2026-03-02',
  tier: 'gold',
  promotions: [
    {
      code: 'SPRING',
      id: 'spring',
      version: '1',
      value: { kind: 'percent', basisPoints: 150 },
      scope: { kind: 'order' },
      remainingBudget: 500_000,
    },
  ],
  discount: { kind: 'percent', basisPoints: 275 },
  deliveryTerm: 'carrier',
  paymentTerm: 'in-advance',
};

const random = seededRandom(20_261_125);
const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];

async function products(family: PublicFamily): Promise<readonly Assignment[]> {
  const compiled = compileFamily(family, { priceList: 'eur' });
  const literals = await evaluateContext(compiled.contextConditions, context);
  const configurator = openConfigurator(compiled, literals);
  const found: Assignment[] = [];
  while (found.length < PRODUCTS) {
    const decisions: Decision[] = [];
    let state = configurator.state(decisions);
    for (let click = 0; click < CLICKS; click++) {
      const open = state.variables.filter(({ kind, active }) => active && kind !== 'text');
      const chosen = oneOf(open);
      const value = oneOf(chosen?.options.filter(({ status }) => status === 'valid') ?? [])?.value;
      if (!chosen || value === undefined) continue;
      const others = decisions.filter(({ variable }) => variable !== chosen.variable);
      decisions.splice(0, decisions.length, ...others, { variable: chosen.variable, value });
      state = configurator.state(decisions);
    }
    found.push(state.cheapest ?? state.product);
  }
  return found;
}

/** The lines of a quote just read: nothing about them is remembered. */
const fresh = (family: PublicFamily, all: readonly Assignment[]): ConfiguredLine[] =>
  Array.from({ length: LINES }, (_, index) => ({
    id: `line-${index}`,
    kind: 'configured',
    family,
    context,
    assignment: { ...all[index % all.length], engraving: `Bike ${index}` },
    quantity: 1 + (index % 12),
    cost: 90_000,
    ...(index % 5 === 0 && { discount: { kind: 'percent', basisPoints: 300 } as const }),
  }));

const loaded = loadFamily(await readFamilyFolder('rules/families/ebike'));
const policy = loadPolicy(standard);
if (!loaded.ok || !policy.ok) throw new Error('what is shipped does not load');
const family = publicFamily(loaded.value);
const bikes = await products(family);

const times = { whole: [] as Sample[], line: [] as Sample[], terms: [] as Sample[] };
function timed<T>(samples: Sample[], work: () => T): T {
  const before = performance.now();
  const used = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(used);
  samples.push({ clock: performance.now() - before, processor: (user + system) / 1_000 });
  return result;
}

let total = 0;
for (let run = 0; run < RUNS; run++) {
  const lines = fresh(family, bikes);
  const price = (asked: DealTerms, all: readonly ConfiguredLine[]) => {
    const deal = priceDeal(policy.value, asked, all);
    approvalNeeded(policy.value, 'sales', deal, marginsOf(deal, all));
    return deal;
  };
  total = timed(times.whole, () => price(terms, lines)).total;
  const [other] = fresh(family, bikes.slice(run + 1));
  const changed = other ? [{ ...other, id: 'line-0' }, ...lines.slice(1)] : lines;
  timed(times.line, () => price(terms, changed));
  timed(times.terms, () => price({ ...terms, tier: 'silver' }, changed));
}
console.log(
  `${LINES} lines of ${new Set(bikes.map((bike) => JSON.stringify(bike))).size} products ` +
    `come to ${total} cents; load ${loadavg()[0]?.toFixed(1)}\n`,
);
const shown = (name: string, samples: readonly Sample[]) => {
  const median = (of: keyof Sample) =>
    quantile(
      samples.map((sample) => sample[of]),
      0.5,
    );
  return [
    { name: `${name}, median`, value: median('clock'), unit: 'ms', limit: LIMIT },
    { name: `${name}, processor`, value: median('processor'), unit: 'ms' },
  ];
};
printFigures([
  ...shown('the whole quote, nothing remembered', times.whole),
  ...shown('one line changed', times.line),
  ...shown('the terms changed', times.terms),
]);
