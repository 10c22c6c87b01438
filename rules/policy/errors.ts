/**
 * Every reason a request can be refused, and its HTTP status. The words are in the message
 * catalogue under `errors.<code>`; `app/utils/errors.server.ts` is the one writer of responses.
 */
export const ERROR_STATUS = {
  'not-found': 404,
  'not-allowed': 403,
  'sign-in-required': 401,
  'session-expired': 401,
  'bad-origin': 403,
  'length-missing': 411,
  'too-large': 413,
  'too-many-attempts': 429,
  'malformed-address': 400,
  'malformed-form': 400,
  'invalid-input': 400,
  'unknown-value': 400,
  'configuration-invalid': 409,
  'configuration-incomplete': 409,
  'price-changed': 409,
  /** It would come later than was shown. */
  'date-changed': 409,
  'cart-empty': 409,
  'email-taken': 409,
  'wrong-credentials': 400,
  'wrong-password': 400,
  /** The customer wants nothing done with what is known of them. */
  'processing-restricted': 409,
  /** Somebody who has an account erases themselves. */
  'erasure-by-owner': 409,
  'link-expired': 410,
  'status-conflict': 409,
  'last-administrator': 409,
  /** Both records have an account. */
  'merge-two-accounts': 409,
  /** A later merge of the same record has to be undone first. */
  'merge-overtaken': 409,
  /** A card of another customer. */
  'identifier-taken': 409,
  'work-refused': 409,
  'units-decide': 409,
  'work-started': 409,
  'order-invoiced': 409,
  'order-shipped': 409,
  'order-cancelled': 409,
  'order-too-early': 409,
  'order-already-there': 409,
  'nothing-changed': 400,
  'nothing-left': 400,
  'agreed-by-offer': 409,
  'approval-needed': 409,
  'sold-as-one': 409,
  'agreement-missing': 400,
  /** Somebody else has written it since it was read. */
  'quote-changed': 409,
  'quote-empty': 409,
  'quote-not-sellable': 409,
  'quote-validity-over': 409,
  'quote-still-valid': 409,
  'quote-approval-not-yours': 403,
  'quote-approval-own': 403,
  'quote-consent-missing': 400,
  'quote-is-draft': 409,
  'quote-is-in-approval': 409,
  'quote-is-approved': 409,
  'quote-is-sent': 409,
  'quote-is-viewed': 409,
  'quote-is-accepted': 409,
  'quote-is-declined': 409,
  'quote-is-expired': 409,
  'quote-is-withdrawn': 409,
  'quote-is-superseded': 409,
  'market-without-prices': 409,
  'promotion-unknown': 400,
  'promotion-over': 409,
  'promotion-used-up': 409,
  /** More points are wanted than there are. */
  'points-missing': 409,
  /** No code of anybody else's. */
  'referral-unknown': 404,
  /** They have ordered before, or named somebody already. */
  'referral-late': 409,
  'seller-missing': 409,
  'month-not-over': 409,
  'nothing-to-bill': 409,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;
