/**
 * What differs between two states of a quote, as data that anyone can put into words: lines that
 * came and went, what changed in a line (down to the choices of its product), terms, the total.
 *
 * Lines are the same line when their keys agree. Equal states have no difference; the order is
 * that of the newer state, then what is gone.
 */
import type { Text } from '#rules/model/text.ts';
import type { QuoteDiscount, QuoteTerms } from './terms.ts';

export interface ComparedChoice {
  readonly variable: string;
  readonly title: Text;
  readonly value: Text;
}

export interface ComparedLine {
  /** The same for a line in every revision. */
  readonly key: string;
  readonly title: Text;
  readonly quantity: number;
  readonly optional: boolean;
  readonly alternative?: string | undefined;
  readonly bundle?: string | undefined;
  readonly discount?: QuoteDiscount | undefined;
  readonly note: string;
  /** What one piece of a plain item costs. */
  readonly unitPrice?: number | undefined;
  /** Minor units; absent while it cannot be priced. */
  readonly total?: number | undefined;
  readonly choices: readonly ComparedChoice[];
}

export interface ComparedQuote {
  readonly title: string;
  readonly validUntil: string;
  readonly terms: QuoteTerms;
  readonly total: number;
  readonly lines: readonly ComparedLine[];
}

const LINE_FIELDS = [
  'quantity',
  'optional',
  'alternative',
  'bundle',
  'discount',
  'note',
  'unitPrice',
  'total',
] as const;
const TERM_FIELDS = [
  'discount',
  'promotionCodes',
  'deliveryTerm',
  'paymentTerm',
  'notes',
  'packaging',
  'greeting',
] as const;

/** A value as it stood; absent where there was none. */
export type Told = string | number | boolean | readonly string[] | QuoteDiscount | undefined;

export type QuoteChange =
  | {
      readonly kind: 'line-added' | 'line-removed';
      readonly title: Text;
      readonly quantity: number;
    }
  | {
      readonly kind: 'line';
      readonly title: Text;
      readonly field: (typeof LINE_FIELDS)[number];
      readonly before?: Told;
      readonly after?: Told;
    }
  | {
      readonly kind: 'choice';
      readonly title: Text;
      readonly choice: Text;
      readonly before?: Text | undefined;
      readonly after?: Text | undefined;
    }
  | { readonly kind: 'order-of-lines' }
  | {
      readonly kind: 'quote';
      readonly field: 'title' | 'validUntil' | 'total' | (typeof TERM_FIELDS)[number];
      readonly before?: Told;
      readonly after?: Told;
    };

export function quoteDifference(
  before: ComparedQuote,
  after: ComparedQuote,
): readonly QuoteChange[] {
  const old = new Map(before.lines.map((line) => [line.key, line]));
  const young = new Set(after.lines.map(({ key }) => key));
  return [
    ...after.lines.flatMap((line) => lineChanges(old.get(line.key), line)),
    ...before.lines
      .filter(({ key }) => !young.has(key))
      .map(({ title, quantity }) => ({ kind: 'line-removed' as const, title, quantity })),
    ...orderChange(before.lines, after.lines),
    ...quoteFields(before, after),
  ];
}

function lineChanges(before: ComparedLine | undefined, after: ComparedLine): QuoteChange[] {
  const { title, quantity } = after;
  if (before === undefined) return [{ kind: 'line-added', title, quantity }];
  return [
    ...choiceChanges(before, after),
    ...LINE_FIELDS.filter((field) => !same(before[field], after[field])).map((field) => ({
      kind: 'line' as const,
      title,
      field,
      before: before[field],
      after: after[field],
    })),
  ];
}

function choiceChanges(before: ComparedLine, after: ComparedLine): QuoteChange[] {
  const { title } = after;
  const old = new Map(before.choices.map((choice) => [choice.variable, choice]));
  const young = new Map(after.choices.map((choice) => [choice.variable, choice]));
  const kept = after.choices
    .filter(({ variable, value }) => !same(old.get(variable)?.value, value))
    .map((choice) => ({
      kind: 'choice' as const,
      title,
      choice: choice.title,
      before: old.get(choice.variable)?.value,
      after: choice.value,
    }));
  const gone = before.choices
    .filter(({ variable }) => !young.has(variable))
    .map((choice) => ({
      kind: 'choice' as const,
      title,
      choice: choice.title,
      before: choice.value,
    }));
  return [...kept, ...gone];
}

/** Whether the lines both states have stand in another order. */
function orderChange(
  before: readonly ComparedLine[],
  after: readonly ComparedLine[],
): QuoteChange[] {
  const shared = (lines: readonly ComparedLine[], others: readonly ComparedLine[]) =>
    lines.map(({ key }) => key).filter((key) => others.some((line) => line.key === key));
  return same(shared(before, after), shared(after, before)) ? [] : [{ kind: 'order-of-lines' }];
}

function quoteFields(before: ComparedQuote, after: ComparedQuote): QuoteChange[] {
  const change = (field: Extract<QuoteChange, { kind: 'quote' }>['field'], a: Told, b: Told) =>
    same(a, b) ? [] : [{ kind: 'quote' as const, field, before: a, after: b }];
  return [
    ...change('title', before.title, after.title),
    ...change('validUntil', before.validUntil, after.validUntil),
    ...TERM_FIELDS.flatMap((field) => change(field, before.terms[field], after.terms[field])),
    ...change('total', before.total, after.total),
  ];
}

/** Equal as data, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) =>
    same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
