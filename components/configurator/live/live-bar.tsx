/** Who is here, what was done last and by whom, and what one may do oneself; one quiet line. */
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '#components/ui/badge.tsx';
import { useEntryWords } from './entry-words.ts';
import type { PersonView } from './types.ts';
import type { Together } from './use-live.ts';

interface LiveBarProps {
  readonly together: Together;
  readonly owner: boolean;
  /** Titles of the steps by id. */
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  /** Id of the person whose step is followed. */
  readonly followed: string | undefined;
  readonly onFollow: (id: string | undefined) => void;
}

export const LiveBar = memo(function LiveBar(props: LiveBarProps) {
  const { together, owner, steps, followed, onFollow } = props;
  const { news, latest, connection } = together;
  const t = useTranslations('live');
  const { sentence } = useEntryWords();
  const alone = news.people.every(({ me }) => me);
  if (alone && owner) return null;
  const done = latest && !latest.mine ? sentence(latest) : '';
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1" data-live={connection}>
      {!owner && <Badge tone="info">{t(`yourRole.${news.role}`)}</Badge>}
      <ul aria-label={t('people')} className="flex items-center gap-1">
        {news.people.map((person) => (
          <li key={person.id}>
            <Person
              person={person}
              step={steps.find(({ id }) => id === person.step)?.title}
              followed={followed === person.id}
              onFollow={onFollow}
            />
          </li>
        ))}
      </ul>
      <p
        aria-live="polite"
        data-testid="latest-change"
        className="max-w-[44ch] truncate text-sm text-quiet"
      >
        {connection === 'ended' ? t('ended') : done}
      </p>
      {connection === 'broken' && <p className="text-sm text-warning">{t('reconnecting')}</p>}
    </div>
  );
});

const INITIALS = 2;

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, INITIALS)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('');

const ROUND =
  'inline-flex size-8 items-center justify-center rounded-full border text-xs font-semibold';

interface PersonProps {
  readonly person: PersonView;
  readonly step: string | undefined;
  readonly followed: boolean;
  readonly onFollow: (id: string | undefined) => void;
}

/** Pressed, the page goes where they go. */
function Person({ person, step, followed, onFollow }: PersonProps) {
  const t = useTranslations('live');
  const name = person.name || t('guest');
  const role = t(`roles.${person.role}`);
  const where = step === undefined ? role : `${role}, ${step}`;
  const initials = <span aria-hidden>{initialsOf(name)}</span>;
  if (person.me) {
    const you = t('you', { name });
    return (
      <span className={`${ROUND} border-line bg-paper text-quiet`} title={you}>
        {initials}
        <span className="sr-only">{you}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      aria-pressed={followed}
      title={`${t('follow', { name })} (${where})`}
      onClick={() => onFollow(followed ? undefined : person.id)}
      className={`${ROUND} ${followed ? 'border-accent bg-accent text-accent-ink' : 'border-ink bg-raised text-ink hover:border-accent'}`}
    >
      {initials}
      <span className="sr-only">{`${t('follow', { name })} (${where})`}</span>
    </button>
  );
}
