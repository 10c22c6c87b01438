/** Records that may be the same customer, and those that were made one with this. */
import { Form, Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { Reasons } from './reasons.tsx';
import type { RefusedIntent, ShownMerge, ShownSame } from './relationship-types.ts';

const CARD = 'flex flex-col gap-2 rounded-md border border-line bg-raised p-4';

export function SameCustomers({ same }: { readonly same: readonly ShownSame[] }) {
  const t = useTranslations('relationship.same');
  if (same.length === 0) return null;
  return (
    <section aria-labelledby="same-title" className={CARD}>
      <h2 id="same-title" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <ul className="flex flex-col gap-3">
        {same.map(({ id, name, contact, score, reasons, href }) => (
          <li key={id} className="flex flex-col gap-1">
            <span>
              <Link to={href} className="text-accent underline underline-offset-4">
                {t('compare', { name })}
              </Link>{' '}
              <span className="text-sm text-quiet wrap-anywhere">
                {contact} · {t('score', { score })}
              </span>
            </span>
            <Reasons reasons={reasons} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function MergedRecords({
  merges,
  refused,
}: {
  readonly merges: readonly ShownMerge[];
  readonly refused: RefusedIntent | undefined;
}) {
  const t = useTranslations('relationship.merged');
  if (merges.length === 0) return null;
  return (
    <section aria-labelledby="merged-title" className={CARD}>
      <h2 id="merged-title" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <FormErrors errors={refused ? [refused.code] : undefined} />
      <ul className="flex flex-col gap-3">
        {merges.map(({ id, name, email, reasons, mergedAt, mergedBy, mayUndo }) => (
          <li key={id} className="flex flex-col gap-1">
            <span className="wrap-anywhere">
              {name} · {email}
            </span>
            <Reasons reasons={reasons} />
            <span className="text-sm text-quiet">
              <Moment at={mergedAt} time /> · {mergedBy ? t('by', { name: mergedBy }) : t('byRule')}
            </span>
            {mayUndo ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="undo-merge" />
                <input type="hidden" name="mergeId" value={id} />
                <Button size="dense">
                  {t('undo')}
                  <span className="sr-only">{name}</span>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
