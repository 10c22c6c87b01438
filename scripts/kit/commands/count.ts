/** `kit count`: how many products hold what was chosen; never more than was proven. */
import type { CommandLine } from '../command-line.ts';
import { openSession, type Kit } from '../session.ts';
import { toJson } from '../words.ts';

const LIMIT = 100_000;

export async function count(kit: Kit, line: CommandLine): Promise<number> {
  const { decisions, configurator } = await openSession(kit, line);
  const found = configurator.count(decisions, line.limit ?? LIMIT);
  if (line.json) kit.print(toJson(found));
  else if (found.exact) kit.print(`${found.count}`);
  else kit.print(`at ${found.bound ?? 'least'} ${found.count}`);
  return found.count > 0n ? 0 : 1;
}
