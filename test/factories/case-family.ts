/** The worked cases of test/cases: loaded from their folders, and opened for one customer. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allProducts } from '#rules/checker/brute-force.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator, type Configurator } from '#rules/configuration/index.ts';
import type { ContextFacts, Decision, Value } from '#rules/configuration/types.ts';
import type { Family } from '#rules/model/family.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily } from '#rules/model/public-family.ts';

const FOLDER = path.resolve(import.meta.dirname, '../cases');
export const CASE_FACTS: ContextFacts = { market: 'DE', channel: 'web', date: '2026-06-01' };

export function caseFiles(name: string): Record<string, unknown> {
  const folder = path.join(FOLDER, name);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file,
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as unknown,
    ]),
  );
}

export function caseFamily(name: string): Family {
  const loaded = loadFamily(caseFiles(name));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 2));
  return loaded.value;
}

export async function openCase(name: string): Promise<Configurator> {
  const compiled = compileFamily(publicFamily(caseFamily(name)), { priceList: 'eur' });
  return openConfigurator(compiled, await evaluateContext(compiled.contextConditions, CASE_FACTS));
}

/** `decide('a=2', 'b=4')`: numbers are numbers. */
export const decide = (...choices: readonly string[]): Decision[] =>
  choices.map((choice) => {
    const [variable = '', value = ''] = choice.split('=');
    return { variable, value: /^-?\d+$/.test(value) && variable.length === 1 ? +value : value };
  });

/** Decisions as `variable=value`, sorted. */
export const said = (decisions: readonly Decision[]): string[] =>
  decisions.map(({ variable, value }) => `${variable}=${value}`).sort();

export function validOf(
  configurator: Configurator,
  decisions: readonly Decision[],
  variable: string,
): readonly Value[] {
  const state = configurator.state(decisions).variables.find((v) => v.variable === variable);
  return (state?.options ?? []).flatMap((o) => (o.status === 'valid' ? [o.value] : []));
}

export function countOf(configurator: Configurator, decisions: readonly Decision[] = []): number {
  const { count, exact } = configurator.count(decisions, 10_000);
  return exact ? Number(count) : NaN;
}

/** The number of products by trying every assignment and evaluating the rules on it. */
export function countByHand(name: string, decisions: readonly Decision[] = []): number {
  const products = allProducts(publicFamily(caseFamily(name)), CASE_FACTS, 200_000);
  if (!products) return NaN;
  return products.filter((product) =>
    decisions.every(({ variable, value }) => product[variable] === value),
  ).length;
}
