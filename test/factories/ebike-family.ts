/** The shipped families, loaded from their folders, and their compiled form for one price list. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator, type Configurator } from '#rules/configuration/index.ts';
import type { ContextFacts } from '#rules/configuration/types.ts';
import type { Family } from '#rules/model/family.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily } from '#rules/model/public-family.ts';

const folderOf = (id: string) => path.resolve(import.meta.dirname, '../../rules/families', id);
export const ebikeFolder = folderOf('ebike');

export const loadEbike = (): Family => loadShipped('ebike');

export function loadShipped(id: string): Family {
  const folder = folderOf(id);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, unknown] => [
      name.split(path.sep).join('/'),
      JSON.parse(readFileSync(path.join(folder, name), 'utf8')),
    ]);
  const loaded = loadFamily(Object.fromEntries(files));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 2));
  return loaded.value;
}

/** Opens configurators of a family, one for each context asked for. */
export function configurators(family: Family): (facts: ContextFacts) => Promise<Configurator> {
  const compiled = compileFamily(publicFamily(family), { priceList: 'eur' });
  const opened = new Map<string, Configurator>();
  return async (facts) => {
    const key = JSON.stringify(facts);
    const known = opened.get(key);
    if (known) return known;
    const literals = await evaluateContext(compiled.contextConditions, facts);
    const configurator = openConfigurator(compiled, literals);
    opened.set(key, configurator);
    return configurator;
  };
}
