/** How many pieces: one small button per number, so that one press is enough. */
import { Money } from '#components/ui/money.tsx';
import { NONE } from '#rules/model/terms.ts';
import { onArrowKey } from './arrow-keys.ts';
import { IntentForm } from './intent-form.tsx';
import type { QuestionView } from './view-types.ts';

interface QuantityFieldProps {
  readonly question: QuestionView;
  readonly currency: string;
  readonly labelledBy: string;
}

export function QuantityField({ question, currency, labelledBy }: QuantityFieldProps) {
  return (
    <IntentForm intent="decide" fields={{ variable: question.variable, as: 'number' }}>
      <div
        role="group"
        aria-labelledby={labelledBy}
        onKeyDown={onArrowKey}
        className="flex flex-wrap gap-2"
      >
        {question.options
          .filter(({ value }) => value !== NONE)
          .map(({ value, selected, available, outlook }) => (
            <button
              key={value}
              name="value"
              value={value}
              aria-pressed={selected}
              className={`flex min-h-11 min-w-14 flex-col items-center justify-center rounded-md border px-3 py-1 tabular-nums ${
                selected
                  ? 'border-accent bg-raised font-semibold shadow-[inset_0_0_0_1px_var(--accent)]'
                  : `border-line bg-raised hover:border-ink ${available ? '' : 'border-dashed text-quiet'}`
              }`}
            >
              {value}
              <span className="min-h-lh text-xs font-normal text-quiet">
                {outlook?.price ? (
                  <Money amount={outlook.price} currency={currency} signed />
                ) : null}
              </span>
            </button>
          ))}
      </div>
    </IntentForm>
  );
}
