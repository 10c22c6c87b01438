import { useTranslations } from 'use-intl';

export default function Home() {
  const t = useTranslations('common');
  return <h1 className="p-8 text-2xl">{t('tagline')}</h1>;
}
