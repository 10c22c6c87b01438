/** What can still be done with an order: change it, cancel it; or why neither is possible. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { plainField } from '#components/ui/field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { OrderRefusal } from '#rules/workflow/order.ts';

export function OrderActions({
  version,
  changeHref,
  mayCancel,
  refusal,
}: {
  /** Of the order as it is shown. */
  readonly version: number;
  /** Absent where the reader may not change it. */
  readonly changeHref: string | undefined;
  readonly mayCancel: boolean;
  readonly refusal: OrderRefusal | undefined;
}) {
  const t = useTranslations('orders.change');
  const words = useTranslations('errors');
  if (changeHref === undefined && !mayCancel) return null;
  if (refusal !== undefined) {
    // What is over needs no explanation: the status says it.
    if (refusal === 'order-shipped' || refusal === 'order-cancelled') return null;
    return (
      <section>
        <h2 className="text-lg font-semibold">{t('notPossible')}</h2>
        <p className="mt-3 text-quiet">{words(refusal)}</p>
      </section>
    );
  }
  return (
    <section className="flex flex-col items-start gap-4">
      {changeHref === undefined ? null : (
        <ButtonLink to={changeHref} look="secondary">
          {t('open')}
        </ButtonLink>
      )}
      {mayCancel ? (
        <details className="w-full">
          <summary className="min-h-6 font-medium">{t('cancel')}</summary>
          <Form method="post" className="mt-3 flex flex-col gap-3">
            <p className="text-sm text-quiet">{t('cancelHint')}</p>
            <input type="hidden" name="intent" value="cancel" />
            <input type="hidden" name="version" value={version} />
            <TextField
              field={{ ...plainField('reason'), id: 'cancel-reason' }}
              label={t('cancelReason')}
              minLength={3}
              maxLength={500}
            />
            <div>
              <Button look="danger">{t('cancelButton')}</Button>
            </div>
          </Form>
        </details>
      ) : null}
    </section>
  );
}
