/** `kit state`: what is valid, implied and proposed, given what was chosen. */
import type { OptionOutlook } from '#rules/configuration/outlook.ts';
import type { VariableState } from '#rules/configuration/types.ts';
import { marketOf } from '#rules/pricing/net-steps.ts';
import type { CommandLine } from '../command-line.ts';
import { openSession, priced, type Kit, type Session } from '../session.ts';
import { explanationInWords, money, toJson } from '../words.ts';

const SHOWN = 12;
/** Where products are counted by walking through them, it stops here. */
const COUNTED = 1000;
const SET_BY = {
  you: 'chosen',
  default: 'proposed',
  preference: 'proposed by preference',
  rule: 'implied',
};

export async function state(kit: Kit, line: CommandLine): Promise<number> {
  const session = await openSession(kit, line);
  const { family, facts, decisions, configurator } = session;
  const found = configurator.state(decisions);
  const price = found.complete ? priced(session, found.product) : undefined;
  const outlook = line.outlook ? [...configurator.outlook(decisions)] : undefined;
  if (line.json) {
    const { backend } = configurator;
    const count = configurator.count(decisions, COUNTED);
    kit.print(
      toJson({ family: family.id, facts, decisions, backend, count, ...found, price, outlook }),
    );
    return found.consistent ? 0 : 1;
  }
  if (!found.consistent) {
    kit.print('The choices clash:');
    explanationInWords(family, configurator.conflict(decisions)).forEach(kit.print);
    return 1;
  }
  for (const { id, title } of family.groups) {
    kit.print(`\n${title.en}`);
    const owners = new Set(
      [...family.modules, ...family.characteristics].flatMap((o) => (o.group === id ? [o.id] : [])),
    );
    for (const variable of found.variables) {
      if (owners.has(variable.owner)) kit.print(`  ${variableInWords(variable)}`);
    }
  }
  if (outlook) {
    kit.print('\nWhat each option leads to at best');
    for (const each of outlook) kit.print(`  ${outlookInWords(each, currencyOf(session))}`);
  }
  kit.print('');
  kit.print(found.complete ? 'Complete.' : 'Not complete yet.');
  if (price) kit.print(`Price ${money(price.total, price.currency)}.`);
  if (found.fit !== undefined) kit.print(`Fit ${found.fit} %.`);
  return 0;
}

const currencyOf = ({ family, facts }: Session): string =>
  marketOf(family, facts).priceList.currency;

function outlookInWords(outlook: OptionOutlook, currency: string): string {
  const { variable, value, net, mass, days, unfit } = outlook;
  const said = [
    ...(net === undefined ? [] : [`net ${money(net, currency)} above the base`]),
    ...(mass === undefined ? [] : [`${mass} g`]),
    ...(days === undefined ? [] : [`${days} days of waiting`]),
    ...(unfit ? [`preferences of weight ${unfit} missed`] : []),
  ];
  return `${variable}=${value}: ${said.join(', ')}`;
}

function variableInWords(state: VariableState): string {
  const { variable, value, setBy, rules, options, active } = state;
  if (!active) return `${variable}: not asked`;
  const valid = options.flatMap((each) => (each.status === 'valid' ? [each.value] : []));
  const by = rules.length > 0 ? ` by ${rules.join(', ')}` : '';
  const now = value === undefined ? 'open' : `${value} (${SET_BY[setBy ?? 'default']}${by})`;
  const others = valid.filter((each) => each !== value);
  if (others.length === 0) return `${variable}: ${now}`;
  const named = others.slice(0, SHOWN).join(', ');
  const more = others.length > SHOWN ? ` and ${others.length - SHOWN} more` : '';
  const refused = options.filter(({ status }) => status === 'invalid').length;
  return `${variable}: ${now}; ${value === undefined ? 'valid' : 'or'} ${named}${more}${
    refused > 0 ? `; ${refused} not available` : ''
  }`;
}
