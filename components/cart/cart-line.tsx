/** One finished product in the cart: picture, price with its steps, quantity, delivery. */
import { Form, Link } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { useDayText } from '#components/orders/dates.tsx';
import { LinePicture } from '#components/orders/line-picture.tsx';
import { Waterfall } from '#components/orders/waterfall.tsx';
import { Button } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { ShownCartLine, ShownProposal } from './types.ts';

function QuantityForm({ line }: { readonly line: ShownCartLine }) {
  const t = useTranslations('cart');
  return (
    <Form method="post" className="flex items-center gap-2">
      <input type="hidden" name="intent" value="change-quantity" />
      <input type="hidden" name="lineId" value={line.id} />
      <label htmlFor={`quantity-${line.id}`} className="text-sm text-quiet">
        {t('quantity')}
        <span className="sr-only"> {line.name}</span>
      </label>
      <input
        key={line.quantity}
        id={`quantity-${line.id}`}
        name="quantity"
        type="number"
        inputMode="numeric"
        min={1}
        max={99}
        required
        defaultValue={line.quantity}
        className="min-h-9 w-16 rounded-md border border-quiet bg-raised px-2 text-end"
      />
      <Button size="dense">{t('update')}</Button>
    </Form>
  );
}

export function CartLine({ line }: { readonly line: ShownCartLine }) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const dayText = useDayText();
  return (
    <li className="rounded-md border border-line bg-raised">
      <div className="grid gap-4 p-4 sm:grid-cols-[11rem_1fr] sm:gap-6">
        <LinePicture picture={line.picture} className="h-auto max-h-40 w-full" />
        <div className="flex min-w-0 flex-col gap-2">
          <div className="grid grid-cols-[1fr_auto] items-start gap-x-4">
            <div className="min-w-0">
              <h2 className="text-lg font-semibold wrap-anywhere">{line.name}</h2>
              <p className="text-sm text-quiet">{translate(line.product, locale)}</p>
            </div>
            <p className="text-lg font-semibold">
              <Money amount={line.price.total} currency={line.price.currency} />
            </p>
          </div>
          {line.valid ? (
            line.deliveryDate ? (
              <p className="text-sm">
                {t('ready', { date: dayText(line.deliveryDate) })}
                {line.deliveryBecause ? (
                  <span className="block text-quiet">
                    {translate(line.deliveryBecause, locale)}
                  </span>
                ) : null}
              </p>
            ) : null
          ) : (
            <p className="border-s-2 border-danger ps-3 text-sm text-danger">{t('invalid')}</p>
          )}
          <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-2 pt-2">
            <QuantityForm line={line} />
            <div className="flex items-center gap-3 sm:ms-auto">
              <Link
                to={line.editHref}
                aria-label={t('editOf', { name: line.name })}
                className="inline-flex min-h-8 items-center text-sm text-accent underline underline-offset-4"
              >
                {t('edit')}
              </Link>
              <Form method="post">
                <input type="hidden" name="intent" value="remove-line" />
                <input type="hidden" name="lineId" value={line.id} />
                <Button size="dense" look="quiet" aria-label={t('removeOf', { name: line.name })}>
                  {t('remove')}
                </Button>
              </Form>
            </div>
          </div>
        </div>
      </div>
      {line.proposal && (
        <ProposalBox proposal={line.proposal} currency={line.price.currency} name={line.name} />
      )}
      <details className="border-t border-line px-4 py-3">
        <summary className="min-h-6 text-sm font-medium">
          {t('priceOf', { name: line.name })}
        </summary>
        <div className="mt-3 max-w-2xl">
          <Waterfall name={line.name} price={line.price} />
        </div>
      </details>
    </li>
  );
}

/** What goes with it besides: one click takes it into the product, another one ends the asking. */
function ProposalBox({
  proposal,
  currency,
  name,
}: {
  readonly proposal: ShownProposal;
  readonly currency: string;
  readonly name: string;
}) {
  const t = useTranslations('cart.proposal');
  const { id, module, option, difference, text, percent } = proposal;
  return (
    <Form
      method="post"
      preventScrollReset
      aria-label={t('label', { name })}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line px-4 py-3"
    >
      <p className="min-w-0 text-sm">
        <span className="font-medium">
          {module}: {option}
        </span>{' '}
        <span className="tabular-nums">
          <Money amount={difference} currency={currency} signed />
        </span>
        <span className="block text-quiet">{text ?? t('together', { percent: percent ?? 0 })}</span>
      </p>
      <input type="hidden" name="proposalId" value={id} />
      <input type="hidden" name="difference" value={difference} />
      <span className="flex gap-2">
        <Button name="intent" value="take-proposal" size="dense">
          {t('take')}
          <span className="sr-only">: {option}</span>
        </Button>
        <Button name="intent" value="refuse-proposal" size="dense" look="quiet">
          {t('refuse')}
          <span className="sr-only">: {option}</span>
        </Button>
      </span>
    </Form>
  );
}
