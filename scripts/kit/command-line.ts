/**
 * The words of the command line, taken apart. `--context` and `--choose` take as many
 * `name=value` as follow them; one that follows nothing else is the value asked about.
 */
import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

export interface Pair {
  readonly name: string;
  readonly value: string;
}

export interface CommandLine {
  readonly command: string;
  /** The family, or the file to import. */
  readonly subject: string | undefined;
  readonly context: readonly Pair[];
  readonly choices: readonly Pair[];
  /** The value asked about: `variable=value` that belongs to no option, else the last choice. */
  readonly asked: Pair | undefined;
  readonly objective: string;
  readonly alternatives: number;
  readonly limit: number | undefined;
  readonly out: string | undefined;
  /** For `state`: what every option leads to at best. */
  readonly outlook: boolean;
  readonly json: boolean;
}

/** Commands that are about one value. */
const ABOUT_A_VALUE = ['explain', 'repairs'];

export function readCommandLine(argv: readonly string[]): CommandLine {
  const { tokens, values } = parsed(argv);
  const context: Pair[] = [];
  const choices: Pair[] = [];
  const bare: string[] = [];
  const asked: Pair[] = [];
  let current: Pair[] | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') {
      current = token.name === 'context' ? context : token.name === 'choose' ? choices : undefined;
      if (current && token.value !== undefined) current.push(pair(token.value));
    } else if (token.kind === 'positional') {
      if (bare.length < 2) bare.push(token.value);
      else (current ?? asked).push(pair(token.value));
    }
  }
  const [command = '', subject] = bare;
  const about = ABOUT_A_VALUE.includes(command);
  if (asked.length > (about ? 1 : 0)) {
    const extra = asked.at(-1);
    throw new UsageError(`“${extra?.name}=${extra?.value}” belongs to no option`);
  }
  const wanted = asked[0] ?? (about ? choices.pop() : undefined);
  return {
    command,
    subject,
    context,
    choices,
    asked: wanted,
    objective: values.objective ?? 'cheapest',
    alternatives: whole(values.alternatives, '--alternatives') ?? 1,
    limit: whole(values.limit, '--limit'),
    out: values.out,
    outlook: values.outlook ?? false,
    json: values.json ?? false,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      tokens: true,
      options: {
        context: { type: 'string', multiple: true },
        choose: { type: 'string', multiple: true },
        objective: { type: 'string' },
        alternatives: { type: 'string' },
        limit: { type: 'string' },
        out: { type: 'string' },
        outlook: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function pair(text: string): Pair {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`“${text}” is not name=value`);
  return { name: text.slice(0, at), value: text.slice(at + 1) };
}

function whole(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new UsageError(`${option} takes a whole number above 0, not “${text}”`);
  }
  return number;
}
