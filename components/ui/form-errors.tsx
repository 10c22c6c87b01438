/**
 * The summary above a refused form: what is wrong with the whole, and a link to every field that
 * needs another look. It takes the focus once, so that it is read first.
 */
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useFieldErrorText, type FieldModel } from './field.tsx';

export function FormErrors({
  errors,
  fields = [],
}: {
  /** Codes that concern the whole form. */
  readonly errors?: readonly string[] | undefined;
  readonly fields?: readonly { readonly field: FieldModel; readonly label: string }[];
}) {
  const t = useTranslations('errors');
  const errorText = useFieldErrorText();
  const box = useRef<HTMLDivElement>(null);
  const faulty = fields.filter(({ field }) => field.errors?.length);
  const shown = Boolean(errors?.length) || faulty.length > 0;
  const signature = [...(errors ?? []), ...faulty.flatMap(({ field }) => field.errors)].join();
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, signature]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-danger bg-raised p-4 text-danger"
    >
      {errors?.length ? (
        errors.map((code) => <p key={code}>{errorText(code)}</p>)
      ) : (
        <p className="font-medium">{t('invalid-input')}</p>
      )}
      {faulty.length > 0 ? (
        <ul className="mt-2 list-disc ps-5 text-sm">
          {faulty.map(({ field, label }) => (
            <li key={field.id}>
              <a href={`#${field.id}`} className="underline underline-offset-4">
                {label}
              </a>
              {': '}
              {field.errors?.map(errorText).join(' ')}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
