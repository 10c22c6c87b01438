/** A number characteristic: chosen from a few, else typed; with the possible ranges in words. */
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import { IntentForm } from './intent-form.tsx';
import { useQuantity } from './use-words.ts';
import type { QuestionView } from './view-types.ts';

export function NumberField({ question }: { readonly question: QuestionView }) {
  const { variable, value } = question;
  // A value set from outside (undo, a rule) replaces what stands in the field.
  return <Field key={`${variable}=${value}`} question={question} />;
}

function Field({ question }: { readonly question: QuestionView }) {
  const t = useTranslations('configurator');
  const { variable, title, unit = '', step = 1, ranges = [] } = question;
  const [typed, setTyped] = useState(
    typeof question.value === 'number' ? String(question.value) : '',
  );
  const id = `n-${variable}`;
  const from = ranges[0]?.[0];
  const to = ranges.at(-1)?.[1];
  const values = valuesIn(ranges, step);
  const field = {
    id,
    name: 'value',
    required: true,
    value: typed,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped(event.target.value),
    'aria-describedby': `${id}-ranges`,
  };
  const unchanged = typed === String(question.value ?? '');
  return (
    <IntentForm intent="decide" fields={{ variable, as: 'number' }} className="max-w-md">
      <label htmlFor={id} className="text-sm text-quiet">
        {t('number.label', { title, unit })}
      </label>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        {values.length <= MOST_LISTED ? (
          <select
            {...field}
            className="min-h-11 w-28 rounded-md border border-line bg-raised px-3 tabular-nums"
          >
            {!values.includes(Number(typed)) && <option value={typed}>{typed || '–'}</option>}
            {values.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...field}
            type="number"
            inputMode="numeric"
            min={from}
            max={to}
            step={step}
            className="min-h-11 w-28 rounded-md border border-line bg-raised px-3 text-end tabular-nums"
          />
        )}
        <span aria-hidden>{unit}</span>
        <button className={buttonClass(unchanged ? 'secondary' : 'primary')}>
          {t('number.set')}
          <span className="sr-only">: {title}</span>
        </button>
      </div>
      <p id={`${id}-ranges`} className="mt-2 text-sm text-quiet">
        <Ranges ranges={ranges} unit={unit} />
      </p>
    </IntentForm>
  );
}

const MOST_LISTED = 40;

/** The numbers that can be had, up to one more than are listed. */
function valuesIn(ranges: readonly (readonly [number, number])[], step: number): number[] {
  const values: number[] = [];
  for (const [from, to] of ranges) {
    for (let one = from; one <= to && values.length <= MOST_LISTED; one += step) values.push(one);
  }
  return values;
}

const RANGES_SHOWN = 6;

function Ranges({
  ranges,
  unit,
}: {
  readonly ranges: readonly (readonly [number, number])[];
  readonly unit: string;
}) {
  const t = useTranslations('configurator');
  const quantity = useQuantity();
  const texts = ranges
    .slice(0, RANGES_SHOWN)
    .map(([from, to]) =>
      from === to
        ? t('number.single', { from: quantity(from), unit })
        : t('number.range', { from: quantity(from), to: quantity(to), unit }),
    );
  return t('number.possible', {
    ranges: texts.join(', ') + (ranges.length > RANGES_SHOWN ? ' …' : ''),
  });
}
