/** `kit complete`: best products that hold what was chosen. */
import { checkConfiguration } from '#rules/checker/check-configuration.ts';
import type { Objective } from '#rules/configuration/types.ts';
import type { CommandLine } from '../command-line.ts';
import { didYouMean } from '../near.ts';
import { openSession, priced, type Kit } from '../session.ts';
import { UsageError } from '../usage.ts';
import { money, toJson } from '../words.ts';

const OBJECTIVES: Readonly<Record<string, Objective>> = {
  cheapest: 'cheapest',
  fastest: 'fastest',
  lightest: 'lightest',
  fit: 'best-fit',
};

/** Each product is checked by json-rules-engine too before it is shown. */
export async function complete(kit: Kit, line: CommandLine): Promise<number> {
  const objective = OBJECTIVES[line.objective];
  if (objective === undefined) {
    const near = didYouMean(line.objective, Object.keys(OBJECTIVES));
    throw new UsageError(`there is no objective “${line.objective}”${near}`);
  }
  const session = await openSession(kit, line);
  const { family, facts, decisions, configurator } = session;
  const found = configurator.completions(decisions, objective, line.alternatives);
  for (const product of found) {
    const violations = await checkConfiguration(family, facts, product);
    if (violations.length > 0)
      throw new Error(`engine and checker disagree: ${toJson(violations)}`);
  }
  const products = found.map((product) => ({ product, price: priced(session, product) }));
  if (line.json) kit.print(toJson({ objective, products }));
  else if (products.length === 0) kit.print('There is no product with these choices.');
  else {
    products.forEach(({ product, price }, i) => {
      if (i > 0) kit.print('');
      kit.print(`${i + 1}. ${money(price.total, price.currency)}`);
      for (const [variable, value] of Object.entries(product)) {
        if (i === 0 || products[0]?.product[variable] !== value) {
          kit.print(`   ${variable}=${value}`);
        }
      }
    });
  }
  return products.length > 0 ? 0 : 1;
}
