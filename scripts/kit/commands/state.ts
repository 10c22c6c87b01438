/** `kit state`: what is valid, implied and proposed, given what was chosen. */
import type { VariableState } from '#rules/configuration/types.ts';
import type { CommandLine } from '../command-line.ts';
import { openSession, priced, type Kit } from '../session.ts';
import { explanationInWords, money, toJson } from '../words.ts';

const SHOWN = 12;
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
  if (line.json) {
    kit.print(toJson({ family: family.id, facts, decisions, ...found, price }));
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
  kit.print('');
  kit.print(found.complete ? 'Complete.' : 'Not complete yet.');
  if (price) kit.print(`Price ${money(price.total, price.currency)}.`);
  if (found.fit !== undefined) kit.print(`Fit ${found.fit} %.`);
  return 0;
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
