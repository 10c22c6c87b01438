/**
 * Which lines of a quote are in its total.
 *
 * An option is in when it was chosen. Of alternatives (lines with one name) exactly one is in: the
 * chosen one, else the first that is not an option, else the first. Every other line always is.
 */
export interface CountableLine {
  readonly id: string;
  readonly optional: boolean;
  readonly alternative?: string | undefined;
}

/** Ids of the lines in the total; `chosen` names options and alternatives somebody asked for. */
export function countedLines(
  lines: readonly CountableLine[],
  chosen: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const counted = new Set<string>();
  const decided = new Set<string>();
  for (const line of lines) {
    if (line.alternative === undefined) {
      if (!line.optional || chosen.has(line.id)) counted.add(line.id);
    } else if (!decided.has(line.alternative)) {
      decided.add(line.alternative);
      counted.add(pick(lines, line.alternative, chosen).id);
    }
  }
  return counted;
}

function pick(
  lines: readonly CountableLine[],
  name: string,
  chosen: ReadonlySet<string>,
): CountableLine {
  const group = lines.filter(({ alternative }) => alternative === name);
  const found =
    group.find(({ id }) => chosen.has(id)) ?? group.find(({ optional }) => !optional) ?? group[0];
  if (found === undefined) throw new RangeError(`no line is an alternative of ${name}`);
  return found;
}

/** Whether a client may choose it: an option, or one of several alternatives. */
export function isChoice(lines: readonly CountableLine[], line: CountableLine): boolean {
  if (line.alternative === undefined) return line.optional;
  return lines.filter(({ alternative }) => alternative === line.alternative).length > 1;
}
