/**
 * Time of one click on the shipped families: the whole state after each decision of random
 * journeys, beside json-rules-engine checking one finished product of the same family (which
 * answers a far smaller question).
 */
import { performance } from 'node:perf_hooks';
import { readFamilyFolder } from '#app/services/families/read-family-folder.server.ts';
import { checkConfiguration } from '#rules/checker/check-configuration.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import type { ContextFacts, Decision } from '#rules/configuration/types.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { printFigures, quantile, type Figure } from './figures.ts';

const JOURNEYS = 40;
const FAMILIES = ['ebike', 'fibre-plan'];

async function measure(id: string): Promise<Figure[]> {
  const loaded = loadFamily(await readFamilyFolder(`rules/families/${id}`));
  if (!loaded.ok) throw new Error(`${id} does not load`);
  const family = publicFamily(loaded.value);
  const market = family.markets[0]?.id ?? '';
  const priceList = family.markets[0]?.priceList ?? '';
  const facts: ContextFacts = { market, channel: 'web', date: '2026-01-15', preferences: {} };

  const started = performance.now();
  const compiled = compileFamily(family, { priceList, diagram: true });
  const compileTime = performance.now() - started;
  const literals = await evaluateContext(compiled.contextConditions, facts);

  const firsts: number[] = [];
  const clicks: number[] = [];
  const checks: number[] = [];
  const random = seededRandom(20_261_122);
  for (let journey = 0; journey < JOURNEYS; journey += 1) {
    const configurator = openConfigurator(compiled, literals);
    const decisions: Decision[] = [];
    for (;;) {
      const before = performance.now();
      const state = configurator.state(decisions);
      (decisions.length === 0 ? firsts : clicks).push(performance.now() - before);
      const open = state.variables.filter(
        ({ variable, active, kind, options }) =>
          active &&
          kind !== 'text' &&
          !decisions.some((decision) => decision.variable === variable) &&
          options.filter(({ status }) => status === 'valid').length > 1,
      );
      const next = open[Math.floor(random() * open.length)];
      if (!next) {
        const beforeCheck = performance.now();
        const violations = await checkConfiguration(family, facts, state.product);
        checks.push(performance.now() - beforeCheck);
        if (state.complete && violations.length > 0) throw new Error(`${id}: evaluators disagree`);
        break;
      }
      const valid = next.options.filter(({ status }) => status === 'valid');
      const option = valid[Math.floor(random() * valid.length)];
      if (option) decisions.push({ variable: next.variable, value: option.value });
    }
  }
  const ratio = quantile(checks, 0.5) / quantile(clicks, 0.5);
  return [
    { name: `${id}: compile`, value: compileTime, unit: 'ms' },
    { name: `${id}: first state, median`, value: quantile(firsts, 0.5), unit: 'ms' },
    { name: `${id}: clicks measured`, value: clicks.length, unit: '' },
    { name: `${id}: state per click, median`, value: quantile(clicks, 0.5), unit: 'ms', limit: 50 },
    { name: `${id}: state per click, p99`, value: quantile(clicks, 0.99), unit: 'ms', limit: 50 },
    { name: `${id}: state per click, max`, value: Math.max(...clicks), unit: 'ms' },
    { name: `${id}: json-rules-engine, one check / median click`, value: ratio, unit: '×' },
  ];
}

const figures: Figure[] = [];
for (const id of FAMILIES) figures.push(...(await measure(id)));
printFigures(figures);
