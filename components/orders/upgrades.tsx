/** What would suit the use of something better, to take or to refuse; and for staff, how it is used. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import type { ShownUpgrade, ShownUsedProduct } from './types.ts';

export function Upgrades({
  upgrades,
  currency,
  own,
}: {
  /** Of whoever looks at it. */
  readonly own: boolean;
  readonly upgrades: readonly ShownUpgrade[];
  readonly currency: string;
}) {
  const t = useTranslations('orders.upgrade');
  if (upgrades.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{t(own ? 'title' : 'titleOfOther')}</h2>
      <ul className="flex flex-col gap-3">
        {upgrades.map(({ id, name, module, option, text, difference, answerable }) => (
          <li key={id} className="rounded-md border border-accent bg-raised p-4 text-sm">
            <p className="font-medium">
              {name}: {module}, {option} <Money amount={difference} currency={currency} signed />
            </p>
            <p className="mt-1 text-quiet">{text}</p>
            {answerable ? (
              <Form method="post" className="mt-3 flex flex-wrap gap-2">
                <input type="hidden" name="upgradeId" value={id} />
                <Button name="intent" value="take-upgrade" size="dense">
                  {t('take')}
                  <span className="sr-only">: {option}</span>
                </Button>
                <Button name="intent" value="refuse-upgrade" size="dense" look="quiet">
                  {t('refuse')}
                  <span className="sr-only">: {option}</span>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function UsageForms({ used }: { readonly used: readonly ShownUsedProduct[] }) {
  const t = useTranslations('orders.usage');
  if (used.length === 0) return null;
  return (
    <section>
      <h2 className="text-lg font-semibold">{t('title')}</h2>
      <p className="mt-1 mb-3 text-sm text-quiet">{t('hint')}</p>
      {used.map(({ position, name, measures }) => (
        <Form key={position} method="post" preventScrollReset className="flex flex-col gap-3">
          <input type="hidden" name="intent" value="report-usage" />
          <input type="hidden" name="position" value={position} />
          <fieldset className="flex flex-wrap items-end gap-3">
            <legend className="mb-2 text-sm font-medium">{name}</legend>
            {measures.map(({ measure, value }) => (
              <label key={measure} className="flex flex-col gap-1 text-sm">
                <span className="inline-block first-letter:uppercase">{wordsOf(measure)}</span>
                <input
                  name={`usage.${measure}`}
                  type="number"
                  inputMode="numeric"
                  min={0}
                  required
                  defaultValue={value}
                  key={value}
                  className="min-h-9 w-28 rounded-md border border-quiet bg-raised px-2 text-end"
                />
              </label>
            ))}
            <Button size="dense">{t('report')}</Button>
          </fieldset>
        </Form>
      ))}
    </section>
  );
}

/** A measure has only the name its family's rules call it by: `volumePercent`. */
const wordsOf = (measure: string): string =>
  measure.replaceAll(/(?=[A-Z])|[.-]/g, ' ').toLowerCase();
