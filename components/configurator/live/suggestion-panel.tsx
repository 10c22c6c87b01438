/** What others suggest and nobody has answered yet; who may change the product takes or leaves it. */
import { memo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import type { ServerState } from '#rules/workflow/configurator-history.ts';
import { newKey } from '#components/ui/new-key.ts';
import { useEntryWords } from './entry-words.ts';
import type { EntryView } from './types.ts';

interface SuggestionPanelProps {
  readonly suggestions: readonly EntryView[];
  readonly mayAnswer: boolean;
  readonly url: string;
  readonly onAnswered: (server: ServerState) => void;
}

export const SuggestionPanel = memo(function SuggestionPanel(props: SuggestionPanelProps) {
  const { suggestions, mayAnswer, url, onAnswered } = props;
  const t = useTranslations('live');
  const [failed, setFailed] = useState(false);
  if (suggestions.length === 0) return null;
  const answer = (event: React.FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // The page's own forms are answered elsewhere.
    event.stopPropagation();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    form.set('key', newKey());
    setFailed(false);
    send(url, form).then(onAnswered, () => setFailed(true));
  };
  return (
    <section aria-labelledby="suggestions-title" className="mb-4 rounded-md border border-info p-3">
      <h2 id="suggestions-title" className="text-sm font-medium text-quiet">
        {t('suggestions')}
      </h2>
      {failed && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {t('notTaken')}
        </p>
      )}
      <ul className="mt-1 divide-y divide-line">
        {suggestions.map((entry) => (
          <Suggestion
            key={entry.sequence}
            entry={entry}
            mayAnswer={mayAnswer}
            url={url}
            onSubmit={answer}
          />
        ))}
      </ul>
    </section>
  );
});

interface SuggestionProps {
  readonly entry: EntryView;
  readonly mayAnswer: boolean;
  readonly url: string;
  readonly onSubmit: (event: React.FormEvent<HTMLFormElement>) => void;
}

function Suggestion({ entry, mayAnswer, url, onSubmit }: SuggestionProps) {
  const t = useTranslations('live');
  const { subject, sentence } = useEntryWords();
  const what = subject(entry);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
      <p className="min-w-0 grow">{entry.mine ? t('yourSuggestion', { what }) : sentence(entry)}</p>
      {mayAnswer && (
        <form method="post" action={url} onSubmit={onSubmit} className="flex gap-2">
          <input type="hidden" name="sequence" value={entry.sequence} />
          {(['taken', 'refused'] as const).map((answer) => (
            <button
              key={answer}
              name="answer"
              value={answer}
              aria-label={t(answer === 'taken' ? 'takeOf' : 'refuseOf', { what })}
              className={buttonClass(answer === 'taken' ? 'secondary' : 'quiet', 'dense')}
            >
              {t(answer === 'taken' ? 'take' : 'refuse')}
            </button>
          ))}
        </form>
      )}
    </li>
  );
}

async function send(url: string, form: FormData): Promise<ServerState> {
  const body = new URLSearchParams(form as unknown as Record<string, string>);
  const response = await fetch(url, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body,
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as ServerState;
}
