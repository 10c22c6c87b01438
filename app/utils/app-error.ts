/**
 * The one error a service throws to refuse a request: a code of `rules/policy/errors.ts` and,
 * where it helps the page, plain details. It never holds text for people.
 */
import { ERROR_STATUS, type ErrorCode } from '#rules/policy/errors.ts';

/** What a page may need to explain a refusal; JSON, never secret. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
