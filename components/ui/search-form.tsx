/** A search over a list by a GET form: works without JavaScript, and its result has an address. */
import { Form, Link } from '@remix-run/react';
import { Button } from './button.tsx';

export function SearchForm({
  label,
  submit,
  search,
  clear,
  children,
}: {
  readonly label: string;
  readonly submit: string;
  readonly search: string;
  /** Where everything is shown again, and the words for it. */
  readonly clear: { readonly href: string; readonly text: string } | undefined;
  /** More fields of the form, such as a filter. */
  readonly children?: React.ReactNode;
}) {
  return (
    <Form method="get" role="search" className="flex flex-wrap items-end gap-3">
      <div className="flex min-w-56 flex-1 flex-col gap-1 sm:max-w-sm">
        <label htmlFor="search" className="text-sm font-medium">
          {label}
        </label>
        <input
          key={search}
          id="search"
          name="search"
          type="search"
          defaultValue={search}
          maxLength={200}
          className="min-h-9 rounded-md border border-quiet bg-raised px-3"
        />
      </div>
      {children}
      <Button size="dense" className="min-h-9">
        {submit}
      </Button>
      {clear ? (
        <Link
          to={clear.href}
          className="inline-flex min-h-9 items-center text-sm text-accent underline underline-offset-4"
        >
          {clear.text}
        </Link>
      ) : null}
    </Form>
  );
}
