/** Said to somebody who has just erased themselves, and to nobody by name. */
import type { MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, (t) => t('privacy.erase.doneTitle'));

export default function Erased() {
  const t = useTranslations('privacy.erase');
  return (
    <Page width="narrow">
      <PageHeader title={t('doneTitle')} lead={t('doneText')} />
      <p>
        <ButtonLink to={paths.home()}>{t('toShop')}</ButtonLink>
      </p>
    </Page>
  );
}
