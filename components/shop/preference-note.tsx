/** What the shop could know, or knows, about the visitor for this family, and what it does. */
import { useTranslations } from 'use-intl';
import { Badge } from '../ui/badge.tsx';

export interface PreferenceNoteData {
  readonly signedIn: boolean;
  readonly questions: readonly {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    /** Stored and switched on. */
    readonly active: boolean;
    /** How many rules mention it. */
    readonly effects: number;
  }[];
}

export function PreferenceNote({
  questions,
  children,
}: PreferenceNoteData & { readonly children: React.ReactNode }) {
  const t = useTranslations('shop.preferences');
  return (
    <section aria-labelledby="preferences">
      <h2 id="preferences" className="mb-4 text-lg font-semibold">
        {t('title')}
      </h2>
      <p className="mb-4 max-w-[60ch] text-quiet">{t('lead')}</p>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {questions.map((question) => (
          <li key={question.id} className="flex flex-wrap items-start justify-between gap-3 py-3">
            <p className="min-w-48 flex-1">
              <span className="font-medium">{question.title}</span>
              <span className="block text-sm text-quiet">{question.why}</span>
            </p>
            {question.active ? (
              <Badge tone="success">{t('active')}</Badge>
            ) : (
              <Badge>{t('rules', { count: question.effects })}</Badge>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-4">{children}</p>
    </section>
  );
}
