/** Pairs of records that may be one customer, the likeliest first. */
import { Form, Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Reasons } from './reasons.tsx';
import type { ShownPair } from './relationship-types.ts';

export function LookAgain() {
  const t = useTranslations('relationship.duplicates');
  return (
    <Form method="post">
      <Button>{t('look')}</Button>
    </Form>
  );
}

export function DuplicateList({ pairs }: { readonly pairs: readonly ShownPair[] }) {
  const t = useTranslations('relationship.duplicates');
  return (
    <DataTable
      caption={t('title')}
      captionHidden
      rows={pairs}
      rowKey={(pair) => pair.href}
      columns={[
        {
          id: 'people',
          header: t('people'),
          rowHeader: true,
          cell: ({ people, href }) => (
            <Link to={href} className="block min-w-48 text-accent underline underline-offset-4">
              {people.map(({ id, name, contact }) => (
                <span key={id} className="block">
                  {name} <span className="font-normal">{contact}</span>
                </span>
              ))}
            </Link>
          ),
        },
        { id: 'reasons', header: t('why'), cell: ({ reasons }) => <Reasons reasons={reasons} /> },
        { id: 'score', header: t('score'), align: 'end', cell: ({ score }) => score },
      ]}
    />
  );
}
