/**
 * Time of one click on the shipped families and on a generated one of 100 modules and 1,000
 * components: the whole state after each decision of random journeys, beside json-rules-engine
 * checking one finished product of the same family (which answers a far smaller question). Then the
 * count, and what every option leads to at best, after some of those decisions; and what a browser
 * is sent.
 */
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { readFamilyFolder } from '#app/services/families/read-family-folder.server.ts';
import { checkConfiguration } from '#rules/checker/check-configuration.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import {
  artifactOf,
  compileFamily,
  openConfigurator,
  withArtifact,
  type CompiledFamily,
  type Configurator,
} from '#rules/configuration/index.ts';
import type { ContextFacts, ContextLiterals, Decision } from '#rules/configuration/types.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily, type PublicFamily } from '#rules/model/public-family.ts';
import { printFigures, quantile, type Figure } from './figures.ts';
import { generateLargeFamily } from './generate-large-family.ts';

const FAMILIES = ['ebike', 'fibre-plan'];
/** Assemblies of ten modules. */
const LARGE = 10;
/** Decisions after which count and outlook are asked for, of the first journeys. */
const ASKED = [0, 2, 4, 8];
const ASKED_JOURNEYS = 5;
/** Where products are counted by walking through them, it stops here. */
const COUNTED = 1_000;

async function shipped(id: string): Promise<PublicFamily> {
  const loaded = loadFamily(await readFamilyFolder(`rules/families/${id}`));
  if (!loaded.ok) throw new Error(`${id} does not load`);
  return publicFamily(loaded.value);
}

async function measure(id: string, family: PublicFamily, journeys: number): Promise<Figure[]> {
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
  const asked: Decision[][] = [];
  const random = seededRandom(20_261_122);
  for (let journey = 0; journey < journeys; journey += 1) {
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
      if (journey < ASKED_JOURNEYS && ASKED.includes(decisions.length)) asked.push([...decisions]);
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
    ...atBest(id, openConfigurator(compiled, literals), asked),
    ...sent(id, family, compiled, literals),
  ];
}

/** Exact counts, and the best completions of every option. */
function atBest(id: string, configurator: Configurator, asked: readonly Decision[][]): Figure[] {
  const counts: number[] = [];
  const outlooks: number[] = [];
  let exact = 0;
  let options = 0;
  for (const decisions of asked) {
    const before = performance.now();
    if (configurator.count(decisions, COUNTED).exact) exact++;
    const between = performance.now();
    options += [...configurator.outlook(decisions)].length;
    counts.push(between - before);
    outlooks.push(performance.now() - between);
  }
  return [
    { name: `${id}: counts that are exact`, value: (100 * exact) / asked.length, unit: '%' },
    { name: `${id}: count, median`, value: quantile(counts, 0.5), unit: 'ms' },
    { name: `${id}: options looked at, mean`, value: options / asked.length, unit: '' },
    { name: `${id}: outlook of all options, median`, value: quantile(outlooks, 0.5), unit: 'ms' },
    { name: `${id}: outlook of all options, max`, value: Math.max(...outlooks), unit: 'ms' },
  ];
}

/** The diagram as bytes, and how long it takes to be ready from them. */
function sent(
  id: string,
  family: PublicFamily,
  compiled: CompiledFamily,
  literals: ContextLiterals,
): Figure[] {
  const artifact = artifactOf(compiled);
  if (!artifact) return [];
  const plain = compileFamily(family, { priceList: compiled.priceList });
  const decodes: number[] = [];
  const opens: number[] = [];
  for (let i = 0; i < 9; i++) {
    const before = performance.now();
    const there = withArtifact(plain, artifact);
    const between = performance.now();
    openConfigurator(there, literals);
    decodes.push(between - before);
    opens.push(performance.now() - between);
  }
  return [
    { name: `${id}: artifact`, value: artifact.length / 1000, unit: 'kB' },
    {
      name: `${id}: artifact, gzip`,
      value: gzipSync(artifact).length / 1000,
      unit: 'kB',
      limit: 300,
    },
    { name: `${id}: decode, median`, value: quantile(decodes, 0.5), unit: 'ms' },
    { name: `${id}: open for a customer, median`, value: quantile(opens, 0.5), unit: 'ms' },
  ];
}

const figures: Figure[] = [];
for (const id of FAMILIES) figures.push(...(await measure(id, await shipped(id), 40)));
figures.push(...(await measure('large', generateLargeFamily(LARGE), 3)));
printFigures(figures);
