/** Facts and decisions as typed on the command line, checked against the family. */
import type { ContextFacts, Decision } from '#rules/configuration/types.ts';
import type { Scalar } from '#rules/model/condition.ts';
import { CONTEXT_FACTS } from '#rules/model/facts.ts';
import type { Family } from '#rules/model/family.ts';
import { variablesOf, type VariableSource } from '#rules/model/variables.ts';
import type { Pair } from './command-line.ts';
import { didYouMean } from './near.ts';
import { UsageError } from './usage.ts';

type Source = Pick<Family, 'markets' | 'preferences'> & VariableSource;
type Row = Record<string, unknown>;

/** Of what is not said: the family's first market, the web, today. */
export function contextOf(family: Source, pairs: readonly Pair[], today: string): ContextFacts {
  let market = family.markets[0]?.id ?? '';
  let channel: ContextFacts['channel'] = 'web';
  let date = today;
  const preferences: Record<string, Scalar> = {};
  const customer: Row = {};
  const usage: Row = {};
  for (const { name, value } of pairs) {
    const [head = '', ...rest] = name.split('.');
    const path = rest.join('.');
    if (name === 'market')
      market = oneOf(
        name,
        value,
        family.markets.map(({ id }) => id),
      );
    else if (name === 'channel') {
      channel = oneOf(name, value, ['web', 'desk']) as ContextFacts['channel'];
    } else if (name === 'date') date = day(value);
    else if (name === 'segment' || name === 'tier') customer[name] = value;
    else if (head === 'preferences' && path !== '') {
      const preference = preferenceOf(family, path);
      preferences[preference.id] = preferenceValue(preference, value);
    } else if (head === 'customer' && path !== '') put(customer, rest, guessed(value));
    else if (head === 'usage' && path !== '') put(usage, rest, guessed(value));
    else {
      const known = [...CONTEXT_FACTS, ...family.preferences.map(({ id }) => `preferences.${id}`)];
      throw new UsageError(`there is no context fact “${name}”${didYouMean(name, known)}`);
    }
  }
  return { market, channel, date, preferences, customer, usage };
}

const camelCase = (words: string): string =>
  words.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function preferenceOf({ preferences }: Source, id: string): Source['preferences'][number] {
  const found = preferences.find((each) => each.id === id || each.id === camelCase(id));
  if (found) return found;
  const near = didYouMean(
    id,
    preferences.map((each) => each.id),
  );
  throw new UsageError(`there is no preference “${id}”${near}`);
}

function preferenceValue(preference: Source['preferences'][number], value: string): Scalar {
  const name = `preferences.${preference.id}`;
  if (preference.kind === 'choice') {
    return oneOf(
      name,
      value,
      preference.values.map(({ id }) => id),
    );
  }
  if (preference.kind === 'boolean') return oneOf(name, value, ['true', 'false']) === 'true';
  const number = Number(value);
  if (!Number.isFinite(number) || number < preference.min || number > preference.max) {
    const { min, max, unit } = preference;
    throw new UsageError(`${name} is a number from ${min} to ${max} ${unit}, not “${value}”`);
  }
  return number;
}

function oneOf(name: string, value: string, values: readonly string[]): string {
  if (values.includes(value)) return value;
  const hint = didYouMean(value, values) || `; it is one of ${values.join(', ')}`;
  throw new UsageError(`${name} has no value “${value}”${hint}`);
}

function day(value: string): string {
  const known = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!known) throw new UsageError(`date is a day as YYYY-MM-DD, not “${value}”`);
  return value;
}

const guessed = (value: string): Scalar =>
  value === 'true' || value === 'false'
    ? value === 'true'
    : value.trim() !== '' && Number.isFinite(Number(value))
      ? Number(value)
      : value;

function put(row: Row, path: readonly string[], value: Scalar): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    row[name] = value;
    return;
  }
  const inner = row[name];
  const next: Row = typeof inner === 'object' && inner !== null ? (inner as Row) : {};
  row[name] = next;
  put(next, rest, value);
}

export function decisionOf(family: Source, { name, value }: Pair): Decision {
  const variables = variablesOf(family);
  const variable = variables.find(({ id }) => id === name);
  if (!variable) {
    const slot = variables.some(({ id }) => id === `${name}.1`);
    const hint = slot
      ? `; “${name}” is repeated: its slots are “${name}.1”, “${name}.2” …`
      : didYouMean(
          name,
          variables.map(({ id }) => id),
        );
    throw new UsageError(`there is no variable “${name}”${hint}`);
  }
  if (variable.kind === 'text') return { variable: name, value };
  const found = variable.domain.find((each) => String(each) === value);
  if (found !== undefined) return { variable: name, value: found };
  const names = variable.domain.map(String);
  const hint =
    variable.kind === 'number' || variable.kind === 'quantity'
      ? `; it takes ${rangeInWords(variable.domain)}`
      : didYouMean(value, names) ||
        (names.length <= 12 ? `; it is one of ${names.join(', ')}` : '');
  throw new UsageError(`“${name}” has no value “${value}”${hint}`);
}

function rangeInWords(domain: readonly (string | number)[]): string {
  const numbers = domain.filter((each) => typeof each === 'number');
  const step = (numbers[1] ?? 1) - (numbers[0] ?? 0);
  return `${numbers[0]} to ${numbers.at(-1)}${step > 1 ? ` in steps of ${step}` : ''}`;
}
