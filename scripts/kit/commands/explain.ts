/** `kit explain`: why a value is not available. */
import type { CommandLine } from '../command-line.ts';
import { openSession, type Kit } from '../session.ts';
import { UsageError } from '../usage.ts';
import { explanationInWords, inWords, toJson } from '../words.ts';

/** Exit status 1 when the value is not available. */
export async function explain(kit: Kit, line: CommandLine): Promise<number> {
  const { family, decisions, asked, configurator } = await openSession(kit, line);
  if (!asked) throw new UsageError('which value? say <variable>=<value>');
  const explanation = configurator.explain(decisions, asked.variable, asked.value);
  if (line.json) kit.print(toJson({ asked, ...explanation }));
  else if (explanation.status === 'valid') kit.print(`${inWords(asked)} is available.`);
  else if (explanation.status === 'unknown') {
    kit.print(`Whether ${inWords(asked)} is available was not settled within the budget.`);
  } else {
    kit.print(`${inWords(asked)} is not available`);
    explanationInWords(family, explanation).forEach(kit.print);
  }
  return explanation.status === 'valid' ? 0 : 1;
}
