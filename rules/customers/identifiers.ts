/**
 * What a customer is recognised by, in one spelling: two identifiers are the same exactly if kind
 * and value are. Phone numbers need their country's numbering plan and are brought into E.164 by
 * `app/utils/phone.server.ts`.
 */
export const IDENTIFIER_KINDS = [
  'account',
  'email',
  'phone',
  'loyalty-card',
  'device',
  'order-number',
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** Those a person carries about: shared by two records, they say that these may be one customer. */
export const SHAREABLE_KINDS = ['email', 'phone', 'loyalty-card'] as const;
export type ShareableKind = (typeof SHAREABLE_KINDS)[number];

export const isShareable = (kind: string): kind is ShareableKind =>
  SHAREABLE_KINDS.some((known) => known === kind);

export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** An address as it is compared: compatibility forms resolved, no space around it, lower case. */
export const normalEmail = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const CARD = /^[A-Z0-9]{4,32}$/;

/**
 * A card number without the spaces and dashes it is printed with, in capitals; nothing where it
 * cannot be one (4 to 32 letters and digits).
 */
export function normalCard(text: string): string | undefined {
  const card = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return CARD.test(card) ? card : undefined;
}

/** Whether a text has the shape of an order's number, and how it is written: `K10001`. */
export function normalOrderNumber(text: string): string | undefined {
  const number = text.replace(/\s/g, '').toUpperCase();
  return /^K\d+$/.test(number) ? number : undefined;
}
