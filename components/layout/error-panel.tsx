/** A page that could not be shown: what is wrong and where to go on. */
import { useTranslations } from 'use-intl';

export function ErrorPanel({ title, text }: { readonly title: string; readonly text: string }) {
  const t = useTranslations('errors');
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="mt-4 text-quiet">{text}</p>
      <p className="mt-8">
        <a className="text-accent underline underline-offset-4" href="/">
          {t('goHome')}
        </a>
      </p>
    </div>
  );
}
