/** One check of an operation: confirmed or measured, with its limits; failed ones ask what now. */
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { limitsOf } from '#rules/bom/check-limits.ts';
import type { Check } from '#rules/model/production.ts';
import { translate } from '#rules/model/translate.ts';
import type { CheckStatus } from '#rules/workflow/work-order-types.ts';
import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import { bigButton, WorkForm, WorkWithReason, type Acting } from './work-button.tsx';

const TONES: Readonly<Record<CheckStatus, BadgeTone>> = {
  open: 'neutral',
  passed: 'success',
  failed: 'danger',
  conceded: 'warning',
};

export function CheckForm({
  acting,
  operation,
  index,
  check,
  status,
  running,
  redo,
  mayConcede,
}: {
  readonly acting: Acting;
  readonly operation: string;
  readonly index: number;
  readonly check: Check;
  readonly status: CheckStatus;
  readonly running: boolean;
  /** This operation and those before it. */
  readonly redo: readonly { readonly id: string; readonly title: string }[];
  readonly mayConcede: boolean;
}) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const format = useFormatter();
  const limits = limitsOf(check, (value) => format.number(value));
  const said = { type: 'check', operation, check: index };
  const id = `check-${operation}-${index}`;
  return (
    <li className="flex flex-col gap-3 border-b border-line py-4 last:border-b-0">
      <p className="flex flex-wrap items-center gap-3">
        <span>{translate(check.text, locale)}</span>
        {limits ? <span className="font-medium whitespace-nowrap">{limits}</span> : null}
        <Badge tone={TONES[status]}>{t(`check.${status}`)}</Badge>
      </p>
      {running && status !== 'failed' && check.kind === 'confirm' ? (
        <WorkForm acting={acting} said={said} className="flex flex-wrap gap-3">
          <button name="passed" value="yes" className={bigButton('secondary')}>
            {t('passed')}
          </button>
          <button name="passed" value="no" className={bigButton('danger')}>
            {t('failed')}
          </button>
        </WorkForm>
      ) : null}
      {running && status !== 'failed' && check.kind === 'measure' ? (
        <WorkForm acting={acting} said={said} className="flex flex-wrap items-end gap-3">
          <div className="flex flex-col gap-1">
            <label htmlFor={id} className="text-sm font-medium">
              {t('measured', { unit: check.unit })}
            </label>
            <input
              id={id}
              name="value"
              inputMode="decimal"
              pattern="-?[0-9]+([.,][0-9]+)?"
              required
              className="min-h-14 w-40 rounded-md border border-quiet bg-raised px-3 text-lg tabular-nums"
            />
          </div>
          <button className={bigButton('secondary')}>{t('record')}</button>
        </WorkForm>
      ) : null}
      {status === 'failed' ? (
        <div className="flex flex-col gap-4 rounded-md border border-danger p-4">
          <p>{t('failedNow')}</p>
          <WorkWithReason
            id={`${id}-rework`}
            acting={acting}
            said={{ type: 'rework', operation, check: index }}
            look="primary"
            label={t('rework')}
            reasonLabel={t('whatIsWrong')}
            extra={
              <div className="flex flex-col gap-1">
                <label htmlFor={`${id}-redo`} className="text-sm font-medium">
                  {t('beginAgainAt')}
                </label>
                <select
                  id={`${id}-redo`}
                  name="redo"
                  defaultValue={operation}
                  className="min-h-14 max-w-72 rounded-md border border-quiet bg-raised px-3 text-lg"
                >
                  {redo.map((earlier) => (
                    <option key={earlier.id} value={earlier.id}>
                      {earlier.title}
                    </option>
                  ))}
                </select>
              </div>
            }
          />
          {mayConcede ? (
            <WorkWithReason
              id={`${id}-concede`}
              acting={acting}
              said={{ type: 'concede', operation, check: index }}
              label={t('concede')}
              reasonLabel={t('whyAcceptable')}
            />
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
