/**
 * A form whose server validates it: what was typed comes back with its errors, with JavaScript
 * and without. Until the page is interactive the browser's own checks apply.
 */
import { useForm, type SubmissionResult } from '@conform-to/react';

export interface Refused {
  readonly result?: unknown;
}

export function useServerForm<Fields extends Record<string, unknown>>({
  id,
  refused,
  initial,
}: {
  readonly id: string;
  /** The action's data; whatever is no submission result is passed over. */
  readonly refused: Refused | undefined;
  readonly initial?: Partial<{ [Key in keyof Fields]: Fields[Key] | undefined }>;
}) {
  return useForm<Fields>({
    id,
    lastResult: refused?.result as SubmissionResult | undefined,
    defaultValue: initial as never,
  });
}
