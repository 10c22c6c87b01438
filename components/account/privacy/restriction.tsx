/** One switch: nothing is done with what is known, or it may be used again. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Button } from '#components/ui/button.tsx';

export function Restriction({
  restrictedAt,
  editable,
}: {
  /** ISO time; absent: not restricted. */
  readonly restrictedAt: string | undefined;
  readonly editable: boolean;
}) {
  const t = useTranslations('privacy');
  const restricted = restrictedAt !== undefined;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="max-w-[70ch] text-sm text-quiet">{t('restrictText')}</p>
      <p role="status">
        {restricted ? (
          <>
            {t('restrictedSince')} <Moment at={restrictedAt} time />
          </>
        ) : (
          t('notRestricted')
        )}
      </p>
      {editable ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="restrict" />
          <input type="hidden" name="restricted" value={String(!restricted)} />
          <Button>{t(restricted ? 'unrestrict' : 'restrict')}</Button>
        </Form>
      ) : null}
    </div>
  );
}
