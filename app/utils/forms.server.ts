/**
 * Reading forms: what is no form at all is `malformed-form`; what does not parse gets message
 * codes (`errors.field.<code>`, with a number as `code|name=value`), never English sentences.
 */
import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { AppError } from '#app/utils/app-error.ts';

/** The submitted form; `malformed-form` where the body is none. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new AppError('malformed-form');
  }
}

/** Reads and parses a form; `submission.status` says whether it is whole. */
export async function readSubmission<Schema extends z.ZodType>(request: Request, schema: Schema) {
  return parseForm(await readForm(request), schema);
}

export function parseForm<Schema extends z.ZodType>(form: FormData, schema: Schema) {
  // conform's own messages to itself: no form of ours sends them, and it trusts what they hold.
  form.delete('__intent__');
  form.delete('__state__');
  try {
    return parseWithZod(form, { schema, error: (issue) => codeOf(issue as IssueLike) });
  } catch {
    // conform refuses field names no page of ours sends.
    throw new AppError('malformed-form');
  }
}

interface IssueLike {
  readonly code?: string;
  readonly input?: unknown;
  readonly format?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  /** Of a schema's own refusal: `code` where it has words of its own. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** The message code of a fault found by zod. */
export function codeOf(issue: IssueLike): string {
  const missing = issue.input === undefined || issue.input === '' || issue.input === null;
  if (missing) return 'required';
  const text = issue.origin === 'string';
  switch (issue.code) {
    case 'too_small':
      return text ? `tooShort|min=${issue.minimum}` : `tooSmall|min=${issue.minimum}`;
    case 'too_big':
      return text ? `tooLong|max=${issue.maximum}` : `tooLarge|max=${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'email' ? 'email' : 'invalid';
    case 'custom':
      return typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'invalid';
    default:
      return 'invalid';
  }
}
