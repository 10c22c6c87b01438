/**
 * Which lines of a quote are in its total.
 *
 * Lines with one bundle are sold as one: all of them are in, or none. What is counted is therefore
 * a unit: a bundle, or a line without one. A unit is an option when one of its lines is, and an
 * alternative to what the first of its lines that says so names.
 *
 * An option is in when one of its lines was chosen. Of alternatives (units with one name) exactly
 * one is in: the chosen one, else the first that is not an option, else the first. Every other unit
 * always is.
 */
export interface CountableLine {
  readonly id: string;
  readonly optional: boolean;
  readonly alternative?: string | undefined;
  readonly bundle?: string | undefined;
}

export interface CountableUnit<Line extends CountableLine> {
  /** In the order of the quote; one at least. */
  readonly lines: readonly Line[];
  readonly optional: boolean;
  readonly alternative: string | undefined;
  /** Whether a client may choose it: an option, or one of several alternatives. */
  readonly choice: boolean;
}

/** What is sold as one, in the order of the first lines. Time: proportional to the lines. */
export function unitsOf<Line extends CountableLine>(
  lines: readonly Line[],
): readonly CountableUnit<Line>[] {
  const members = new Map<string, Line[]>();
  for (const line of lines) {
    const key = line.bundle === undefined ? `line ${line.id}` : `bundle ${line.bundle}`;
    const known = members.get(key);
    if (known === undefined) members.set(key, [line]);
    else known.push(line);
  }
  const units = [...members.values()].map((all) => ({
    lines: all,
    optional: all.some(({ optional }) => optional),
    alternative: all.find(({ alternative }) => alternative !== undefined)?.alternative,
  }));
  const named = new Map<string, number>();
  for (const { alternative } of units) {
    if (alternative !== undefined) named.set(alternative, (named.get(alternative) ?? 0) + 1);
  }
  return units.map((unit) => ({
    ...unit,
    choice: unit.alternative === undefined ? unit.optional : (named.get(unit.alternative) ?? 0) > 1,
  }));
}

/** Ids of the lines in the total; `chosen` names options and alternatives somebody asked for. */
export function countedLines(
  lines: readonly CountableLine[],
  chosen: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const units = unitsOf(lines);
  const isChosen = (unit: CountableUnit<CountableLine>) =>
    unit.lines.some(({ id }) => chosen.has(id));
  const decided = new Set<string>();
  const counted = units.flatMap((unit) => {
    const { alternative: name } = unit;
    if (name === undefined) return !unit.optional || isChosen(unit) ? [unit] : [];
    if (decided.has(name)) return [];
    decided.add(name);
    const group = units.filter(({ alternative }) => alternative === name);
    return group.find(isChosen) ?? group.find(({ optional }) => !optional) ?? unit;
  });
  return new Set(counted.flatMap((unit) => unit.lines.map(({ id }) => id)));
}

/** What a client chooses: an option, or one of the alternatives of a name. */
export interface LineChoice {
  readonly alternative: string | undefined;
}

/** The choices by the ids of their lines: all lines of what is sold as one have the same. */
export const choicesOf = (lines: readonly CountableLine[]): ReadonlyMap<string, LineChoice> =>
  new Map(
    unitsOf(lines).flatMap(({ choice, alternative, lines: own }) =>
      choice ? own.map(({ id }): [string, LineChoice] => [id, { alternative }]) : [],
    ),
  );

/** The same lines, those sold as one behind each other, where the first of them stands. */
export const together = <Line extends CountableLine>(lines: readonly Line[]): readonly Line[] =>
  unitsOf(lines).flatMap((unit) => unit.lines);
