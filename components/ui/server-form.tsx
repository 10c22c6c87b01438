/** The frame of a form of `useServerForm`: fields below each other, sent to the page it is on. */
import type { FormMetadata } from '@conform-to/react';
import { Form } from '@remix-run/react';

export function ServerForm<Fields extends Record<string, unknown>>({
  form,
  children,
}: {
  readonly form: FormMetadata<Fields>;
  readonly children: React.ReactNode;
}) {
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      className="flex flex-col gap-5"
    >
      {children}
    </Form>
  );
}
