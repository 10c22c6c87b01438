/** A plain form of one intent; the page answers it in the browser, the server where it can't. */
import type { FormHTMLAttributes } from 'react';
import type { Intent } from './intent.ts';

interface IntentFormProps extends FormHTMLAttributes<HTMLFormElement> {
  readonly intent: Intent['intent'];
  readonly fields?: Readonly<Record<string, string | number>>;
}

export function IntentForm({ intent, fields = {}, children, ...rest }: IntentFormProps) {
  return (
    <form method="post" {...rest}>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
