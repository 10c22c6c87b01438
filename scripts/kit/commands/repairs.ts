/** `kit repairs`: what to give up for a value, or for choices that clash; least loss first. */
import type { CommandLine } from '../command-line.ts';
import { openSession, priced, type Kit } from '../session.ts';
import { inWords, listed, money, toJson } from '../words.ts';

const SHOWN = 10;

/** Without a value asked about, the ways out of a clash of the choices themselves. */
export async function repairs(kit: Kit, line: CommandLine): Promise<number> {
  const session = await openSession(kit, line);
  const { decisions, asked, configurator } = session;
  const limit = line.limit ?? SHOWN;
  const clashing = asked ? [...decisions, asked] : decisions;
  const ways = asked
    ? configurator.repairs(decisions, asked.variable, asked.value, limit)
    : configurator.restorations(decisions, limit);
  if (line.json) kit.print(toJson({ asked, repairs: ways }));
  else if (ways.length === 0) kit.print(`Nothing makes ${listed(clashing)} possible.`);
  else if (ways[0]?.retract.length === 0) kit.print('Nothing has to be given up.');
  else {
    const { currency } = priced(session, {});
    ways.forEach(({ retract, instead, priceChange }, i) => {
      const price = priceChange === undefined ? '' : ` (${money(priceChange, currency, true)} net)`;
      const changes = retract.map((one, j) => `${inWords(one)} → ${instead[j]?.value}`);
      kit.print(`${i + 1}. ${changes.join(', ')}${price}`);
    });
  }
  return ways.length > 0 ? 0 : 1;
}
