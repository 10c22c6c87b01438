/**
 * One thing that can be said of a unit: a form that posts by itself, and is applied at once where
 * there is JavaScript. Big enough for gloves.
 */
import { Form } from '@remix-run/react';
import type { FormEvent, ReactNode } from 'react';
import { buttonClass, type ButtonLook } from '#components/ui/button.tsx';
import { workOf } from './work-form.ts';

export interface Acting {
  readonly act: (work: Readonly<Record<string, unknown>>) => boolean;
  /** Of this rendering of the page. */
  readonly formKey: string;
}

export function WorkForm({
  acting,
  said,
  className = '',
  children,
}: {
  readonly acting: Acting;
  /** What is always said: the type, and where. */
  readonly said: Readonly<Record<string, string | number>>;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    if (acting.act(workOf(new FormData(form, submitter)))) form.reset();
  };
  return (
    <Form method="post" className={className} onSubmit={submit}>
      <input
        type="hidden"
        name="key"
        value={`${acting.formKey}:${Object.values(said).join(':')}`}
      />
      {Object.entries(said).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}

export const bigButton = (look: ButtonLook): string =>
  `${buttonClass(look)} min-h-14 min-w-32 px-6 text-lg`;

export function WorkButton({
  acting,
  said,
  look = 'primary',
  children,
}: {
  readonly acting: Acting;
  readonly said: Readonly<Record<string, string | number>>;
  readonly look?: ButtonLook;
  readonly children: ReactNode;
}) {
  return (
    <WorkForm acting={acting} said={said}>
      <button type="submit" className={bigButton(look)}>
        {children}
      </button>
    </WorkForm>
  );
}

/** A button that asks why first. */
export function WorkWithReason({
  acting,
  said,
  look = 'secondary',
  label,
  reasonLabel,
  extra,
  id,
}: {
  readonly acting: Acting;
  readonly said: Readonly<Record<string, string | number>>;
  readonly look?: ButtonLook;
  readonly label: string;
  readonly reasonLabel: string;
  readonly extra?: ReactNode;
  readonly id: string;
}) {
  return (
    <WorkForm acting={acting} said={said} className="flex flex-wrap items-end gap-3">
      {extra}
      <div className="flex min-w-48 flex-1 flex-col gap-1">
        <label htmlFor={id} className="text-sm font-medium">
          {reasonLabel}
        </label>
        <input
          id={id}
          name="reason"
          required
          maxLength={500}
          className="min-h-14 rounded-md border border-quiet bg-raised px-3 text-lg"
        />
      </div>
      <button type="submit" className={bigButton(look)}>
        {label}
      </button>
    </WorkForm>
  );
}
