/** Two records side by side with what would become of them, and the decision. */
import { Form, Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Button } from '#components/ui/button.tsx';
import { DataTable, type Column } from '#components/ui/data-table.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { Reasons } from './reasons.tsx';
import type { ShownComparison, ShownRecord } from './relationship-types.ts';

const LINK = 'text-accent underline underline-offset-4';
const COUNTS = ['orders', 'quotes', 'configurations', 'preferences', 'interactions'] as const;

interface Line {
  readonly id: string;
  readonly label: string;
  readonly of: (record: ShownRecord) => React.ReactNode;
}

export function DuplicateComparison({
  comparison,
  refused,
}: {
  readonly comparison: ShownComparison;
  readonly refused: string | undefined;
}) {
  const t = useTranslations('relationship.compare');
  const { keepId, giveId, reasons, score, merged, swapHref, distinct, hrefs, kept } = comparison;
  return (
    <>
      <FormErrors errors={refused ? [refused] : undefined} />
      <div className="flex flex-col gap-2">
        <p>{t('score', { score })}</p>
        <Reasons reasons={reasons} />
      </div>
      <Records comparison={comparison} />
      {merged === undefined ? (
        <p className="max-w-[70ch]">{t('twoAccounts')}</p>
      ) : (
        <p className="max-w-[70ch] text-quiet">{t('what', { name: kept.name })}</p>
      )}
      {distinct ? <p>{t('distinct')}</p> : null}
      <div className="flex flex-wrap items-center gap-3">
        {merged === undefined ? null : (
          <Decide intent="merge" look="primary" {...{ keepId, giveId, text: t('merge') }} />
        )}
        {distinct ? null : <Decide intent="apart" {...{ keepId, giveId, text: t('apart') }} />}
        {swapHref ? (
          <Link to={swapHref} className={LINK}>
            {t('swap')}
          </Link>
        ) : null}
        <Link to={hrefs.list} className={LINK}>
          {t('back')}
        </Link>
      </div>
    </>
  );
}

function Decide({
  intent,
  keepId,
  giveId,
  text,
  look,
}: {
  readonly intent: 'merge' | 'apart';
  readonly keepId: string;
  readonly giveId: string;
  readonly text: string;
  readonly look?: 'primary';
}) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="keepId" value={keepId} />
      <input type="hidden" name="giveId" value={giveId} />
      <Button look={look ?? 'secondary'}>{text}</Button>
    </Form>
  );
}

function Records({ comparison }: { readonly comparison: ShownComparison }) {
  const t = useTranslations('relationship.compare');
  const sales = useTranslations('sales');
  const { kept, given, merged, hrefs } = comparison;
  const lines: readonly Line[] = [
    { id: 'email', label: sales('email'), of: ({ email }) => email },
    { id: 'phone', label: sales('phone'), of: ({ phone }) => phone },
    {
      id: 'address',
      label: sales('address'),
      of: ({ address }) => <span className="whitespace-pre-line">{address}</span>,
    },
    { id: 'account', label: t('account'), of: ({ account }) => t(account ? 'yes' : 'no') },
    { id: 'since', label: t('since'), of: ({ since }) => <Moment at={since} /> },
    ...COUNTS.map((count) => ({
      id: count,
      label: t(`counts.${count}`),
      of: ({ counts }: ShownRecord) => counts[count],
    })),
  ];
  const column = (id: string, header: string, record: ShownRecord): Column<Line> => ({
    id,
    header,
    cell: (line) => <span className="wrap-anywhere">{line.of(record)}</span>,
  });
  return (
    <>
      <DataTable
        caption={t('caption')}
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { id: 'field', header: t('field'), rowHeader: true, cell: ({ label }) => label },
          column('kept', t('kept', { name: kept.name }), kept),
          column('given', t('given', { name: given.name }), given),
          ...(merged ? [column('merged', t('merged', { name: merged.name }), merged)] : []),
        ]}
      />
      <p className="flex flex-wrap gap-x-4 text-sm">
        {[
          { href: hrefs.kept, name: kept.name, which: t('first') },
          { href: hrefs.given, name: given.name, which: t('second') },
        ].map(({ href, name, which }) => (
          <Link key={href} to={href} className={LINK}>
            {name} ({which})
          </Link>
        ))}
      </p>
    </>
  );
}
