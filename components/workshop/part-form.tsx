/** The numbers of one tracked part: a field for each piece, or the lots it came from. */
import { useLocale, useTranslations } from 'use-intl';
import { translate } from '#rules/model/translate.ts';
import { Badge } from '#components/ui/badge.tsx';
import type { ShownPart } from './types.ts';
import { bigButton, WorkForm, type Acting } from './work-button.tsx';

export function PartForm({
  acting,
  operation,
  part,
  recorded,
  running,
}: {
  readonly acting: Acting;
  readonly operation: string;
  readonly part: ShownPart;
  readonly recorded: readonly string[] | undefined;
  readonly running: boolean;
}) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const title = translate(part.title, locale);
  const fields = part.tracked === 'serial' ? part.count : 1;
  return (
    <li className="flex flex-col gap-3 border-b border-line py-4 last:border-b-0">
      <p className="flex flex-wrap items-center gap-3">
        <span>{title}</span>
        <span className="font-mono text-sm text-quiet">{part.partNumber}</span>
        {recorded ? (
          <Badge tone="success">{recorded.join(', ')}</Badge>
        ) : (
          <Badge>{t('notRecorded')}</Badge>
        )}
      </p>
      {running ? (
        <WorkForm
          acting={acting}
          said={{ type: 'part', operation, line: part.line }}
          className="flex flex-wrap items-end gap-3"
        >
          {Array.from({ length: fields }, (_, index) => (
            <div key={index} className="flex flex-col gap-1">
              <label
                htmlFor={`part-${operation}-${part.line}-${index}`}
                className="text-sm font-medium"
              >
                {t(part.tracked === 'serial' ? 'serialNumber' : 'lotNumbers', {
                  piece: index + 1,
                  count: part.count,
                })}
                <span className="sr-only"> {title}</span>
              </label>
              <input
                id={`part-${operation}-${part.line}-${index}`}
                name="numbers"
                required
                maxLength={80}
                autoCapitalize="characters"
                className="min-h-14 w-56 rounded-md border border-quiet bg-raised px-3 font-mono text-lg"
              />
            </div>
          ))}
          <button className={bigButton('secondary')}>{t('record')}</button>
        </WorkForm>
      ) : null}
    </li>
  );
}
