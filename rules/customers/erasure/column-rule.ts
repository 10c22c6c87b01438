/**
 * What erasing a customer does to a column: the vocabulary of the erasure rules.
 *
 * Every model of the database, and every column of it that holds text or JSON, has a rule with its
 * reason (`tables.ts`); a test compares them with the schema, so that a new column without a rule
 * fails it.
 */
export type Erasing =
  /** The row goes. */
  | 'delete'
  /** Emptied: null, an empty text, an empty document. */
  | 'blank'
  /** The person's name and ways to reach them are replaced by the pseudonym; of a document, `scrub`. */
  | 'pseudonym'
  /** Of this customer, and needed: the reason says what for. */
  | 'keep'
  /** Holds nothing of any customer. */
  | 'not-personal';

/** Where in a JSON document there is something of the person. */
export interface Scrub {
  /** Dotted paths of texts that are replaced; `*` stands for every element. */
  readonly replace?: readonly string[];
  /** Values of the product's free texts (an engraving), wherever decisions and products hold them. */
  readonly typed?: boolean;
  /** Paths of sentences from which names and texts the person gave are taken out. */
  readonly words?: readonly string[];
  /** Members that are dropped. */
  readonly drop?: readonly string[];
  /** The only members that stay, of a document whose members are not known beforehand. */
  readonly only?: readonly string[];
}

export interface ColumnRule {
  readonly erasing: Erasing;
  readonly because: string;
  readonly scrub?: Scrub | undefined;
}

export type ModelRules = Readonly<Record<string, ColumnRule>>;

/** A rule for several columns of a model. */
export function columns(
  erasing: Erasing,
  because: string,
  names: string,
  scrub?: Scrub,
): ModelRules {
  const rule: ColumnRule = { erasing, because, ...(scrub && { scrub }) };
  return Object.fromEntries(names.split(' ').map((name) => [name, rule]));
}

/** A model whose rows of the customer go, whatever they hold. */
export const deleted = (because: string, names: string): ModelRules =>
  columns('delete', because, names);

/** Whether a customer's rows of this model go. */
export const isDeleted = (rules: ModelRules): boolean =>
  Object.values(rules).some(({ erasing }) => erasing === 'delete');
