/** The operation at hand: how it is done, what is built in, what is checked, and what comes next. */
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import type { RoutingOperation } from '#rules/bom/types.ts';
import { structuredCheck } from '#rules/model/production.ts';
import { translate } from '#rules/model/translate.ts';
import type { OperationState } from '#rules/workflow/work-order-types.ts';
import { CheckForm } from './check-form.tsx';
import { PartForm } from './part-form.tsx';
import type { ShownPart } from './types.ts';
import { WorkButton, WorkWithReason, type Acting } from './work-button.tsx';

function Instructions({ operation }: { readonly operation: RoutingOperation }) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const format = useFormatter();
  return (
    <div className="flex flex-col gap-4">
      <ol className="list-decimal ps-6">
        {operation.instructions.map((text, index) => (
          <li key={index} className="py-1">
            {translate(text, locale)}
          </li>
        ))}
      </ol>
      {operation.tools.length > 0 ? (
        <p>
          <span className="text-quiet">{t('tools')}: </span>
          {operation.tools.map((tool) => translate(tool, locale)).join(', ')}
        </p>
      ) : null}
      {operation.torques.length > 0 ? (
        <dl className="flex flex-wrap gap-3">
          {operation.torques.map(({ joint, nm }, index) => (
            <div key={index} className="rounded-md border-2 border-ink px-4 py-2">
              <dt className="text-sm">{translate(joint, locale)}</dt>
              <dd className="text-lg font-semibold tabular-nums">{format.number(nm)} Nm</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}

export function OperationPanel({
  acting,
  operation,
  state,
  parts,
  redo,
  mayConcede,
}: {
  readonly acting: Acting;
  readonly operation: RoutingOperation;
  readonly state: OperationState;
  readonly parts: readonly ShownPart[];
  readonly redo: readonly { readonly id: string; readonly title: string }[];
  readonly mayConcede: boolean;
}) {
  const t = useTranslations('workshop');
  const locale = useLocale();
  const { id } = operation;
  const running = state.status === 'running';
  const said = (type: string) => ({ type, operation: id });
  return (
    <section
      aria-labelledby="operation-title"
      className="flex flex-col gap-6 rounded-md border border-line bg-raised p-4 sm:p-6"
    >
      <div>
        <h2 id="operation-title" className="text-xl font-semibold">
          <span className="font-mono text-quiet">{operation.sequence}</span>{' '}
          {translate(operation.title, locale)}
        </h2>
        <p className="text-quiet">
          {translate(operation.workCentre.title, locale)} ·{' '}
          {t('minutes', { count: Math.ceil(operation.setup + operation.run) })} ·{' '}
          {t(`operation.${state.status}`)}
        </p>
      </div>
      <Instructions operation={operation} />
      {parts.length > 0 ? (
        <div>
          <h3 className="font-semibold">{t('parts')}</h3>
          <ul>
            {parts.map((part) => (
              <PartForm
                key={part.line}
                acting={acting}
                operation={id}
                part={part}
                recorded={state.parts[part.line]}
                running={running}
              />
            ))}
          </ul>
        </div>
      ) : null}
      {operation.checks.length > 0 ? (
        <div>
          <h3 className="font-semibold">{t('checks')}</h3>
          <ul>
            {operation.checks.map((check, index) => (
              <CheckForm
                key={index}
                acting={acting}
                operation={id}
                index={index}
                check={structuredCheck(check)}
                status={state.checks[index] ?? 'open'}
                running={running}
                redo={redo}
                mayConcede={mayConcede}
              />
            ))}
          </ul>
        </div>
      ) : null}
      <div className="flex flex-wrap items-end gap-4 border-t border-line pt-4">
        {state.status === 'ready' || state.status === 'rework' ? (
          <WorkButton acting={acting} said={said('start')}>
            {t('start')}
          </WorkButton>
        ) : null}
        {state.status === 'paused' ? (
          <WorkButton acting={acting} said={said('continue')}>
            {t('continue')}
          </WorkButton>
        ) : null}
        {running ? (
          <>
            <WorkButton acting={acting} said={said('complete')}>
              {t('complete')}
            </WorkButton>
            <details className="flex-1">
              <summary className="inline-flex min-h-14 items-center text-quiet underline underline-offset-4">
                {t('interruptTitle')}
              </summary>
              <div className="mt-3">
                <WorkWithReason
                  id={`interrupt-${id}`}
                  acting={acting}
                  said={said('interrupt')}
                  label={t('interrupt')}
                  reasonLabel={t('why')}
                />
              </div>
            </details>
          </>
        ) : null}
      </div>
    </section>
  );
}
