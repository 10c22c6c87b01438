/**
 * Names of the fields of a quote's form, and what stands in them: the quote's own values, or what
 * somebody typed that was refused. The route reads the form by the same names.
 */
import { decimalText } from '#rules/quotes/decimals.ts';
import type { QuoteDiscount } from '#rules/quotes/terms.ts';

export const lineField = (id: string, name: string): string => `line.${id}.${name}`;

/** What was refused: every value as typed, and a message code by field. */
export interface RefusedForm {
  readonly typed?: Readonly<Record<string, string>> | undefined;
  readonly errors?: Readonly<Record<string, string>> | undefined;
}

/** A field's value: as typed where a refused form says so, else as stored. */
export const valueOf = (refused: RefusedForm, name: string, stored: string): string =>
  refused.typed === undefined ? stored : (refused.typed[name] ?? '');

/** A box that is ticked; unticked boxes are not sent, so they are absent from what was typed. */
export const tickedIn = (refused: RefusedForm, name: string, stored: boolean): boolean =>
  refused.typed === undefined ? stored : refused.typed[name] !== undefined;

/** A discount as the form has it. */
export function discountFields(
  discount: QuoteDiscount | undefined,
  digits: number,
): { readonly kind: string; readonly value: string; readonly reason: string } {
  if (discount === undefined) return { kind: '', value: '', reason: '' };
  const reason = discount.reason ?? '';
  switch (discount.kind) {
    case 'percent':
      return { kind: 'percent', value: decimalText(discount.basisPoints, 2), reason };
    case 'amount':
      return { kind: 'amount', value: decimalText(discount.amount, digits), reason };
    case 'price':
      return { kind: 'price', value: decimalText(discount.unitPrice, digits), reason };
  }
}
