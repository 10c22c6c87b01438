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
  'cart-empty': 409,
  'email-taken': 409,
  'wrong-credentials': 400,
  'link-expired': 410,
  'status-conflict': 409,
  'last-administrator': 409,
  'work-refused': 409,
  'work-started': 409,
  'order-invoiced': 409,
  'order-shipped': 409,
  'order-cancelled': 409,
  'order-too-early': 409,
  'order-already-there': 409,
  'nothing-changed': 400,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;
