/** A text characteristic, such as an engraving; saved when the field is left or the form sent. */
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import { IntentForm } from './intent-form.tsx';
import type { QuestionView } from './view-types.ts';

const LONG_TEXT = 60;

export function TextField({ question }: { readonly question: QuestionView }) {
  const t = useTranslations('configurator');
  const { variable, title, maxLength = LONG_TEXT } = question;
  const value = question.decided ? String(question.value ?? '') : '';
  const id = `t-${variable}`;
  const look = 'w-full rounded-md border border-line bg-raised px-3 py-2';
  const field = {
    id,
    name: 'value',
    maxLength,
    defaultValue: value,
    'aria-label': title,
    'aria-describedby': `${id}-hint`,
    onBlur: (event: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.target.value.trim() !== value) event.target.form?.requestSubmit();
    },
  };
  return (
    <IntentForm intent="decide" fields={{ variable }} className="max-w-xl" key={value}>
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-56 flex-1">
          {maxLength > LONG_TEXT ? (
            <textarea {...field} rows={3} className={look} />
          ) : (
            <input {...field} type="text" className={`${look} min-h-11`} />
          )}
          <p id={`${id}-hint`} className="mt-1 text-sm text-quiet">
            {t('text.hint', { max: maxLength })}
          </p>
        </div>
        <button className={buttonClass('secondary')}>
          {t('text.set')}
          <span className="sr-only">: {title}</span>
        </button>
      </div>
    </IntentForm>
  );
}
