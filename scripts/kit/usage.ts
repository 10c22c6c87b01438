/** What the command line takes, and the error that means it was not given that. */

/** Wrongly asked; the message is all there is to say. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `npm run kit -- <command> …

  check    <family>                     faults, contradictions, dead values, rules without effect;
                                        runs the rules' examples
  state    <family>                     what is valid, implied and proposed
  explain  <family> <variable>=<value>  why a value is not available
  repairs  <family> <variable>=<value>  what to give up for it, least loss first
  complete <family>                     a best product that holds what was chosen
  count    <family>                     how many products there are
  import-uvl <file.uvl> --out <folder>  a UVL feature model as a family
  export-uvl <family> [--out <file>]    a family as a UVL feature model
  import-catalogue <mapping.json> --out <folder>
                                        component records (CSV, JSON lines) as a family

  <family> is the name of a shipped family or the path of a family's folder.

  --context <fact>=<value> …            market=SE channel=web date=2026-11-22
                                        preferences.riderHeight=165 customer.tier=gold …
  --choose <variable>=<value> …         what was decided, the oldest first
  --objective cheapest|fastest|lightest|fit   for complete (cheapest)
  --alternatives <n>                    for complete: the n best products
  --limit <n>                           for count (100000) and repairs (10)
  --json                                machine-readable output

Exit status: 0 yes or done, 1 no (faults, contradiction, not available, no product), 2 wrongly asked.`;
