/** The work of one product in order: work centre, times, instructions, torques, checks. */
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { limitsOf } from '#rules/bom/check-limits.ts';
import type { RoutingOperation } from '#rules/bom/types.ts';
import { structuredCheck } from '#rules/model/production.ts';
import type { Text } from '#rules/model/text.ts';
import { translate } from '#rules/model/translate.ts';

function Texts({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div>
      <h4 className="text-sm text-quiet">{title}</h4>
      <ul className="list-disc ps-5 text-sm">
        {texts.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

export function Operations({ operations }: { readonly operations: readonly RoutingOperation[] }) {
  const t = useTranslations('production');
  const locale = useLocale();
  const format = useFormatter();
  const words = (texts: readonly Text[]) => texts.map((text) => translate(text, locale));
  const checkWords = (written: RoutingOperation['checks'][number]) => {
    const check = structuredCheck(written);
    const limits = limitsOf(check, (value) => format.number(value));
    return `${translate(check.text, locale)}${limits ? ` (${limits})` : ''}`;
  };
  return (
    <ol className="flex flex-col rounded-md border border-line bg-raised">
      {operations.map((operation) => (
        <li key={operation.id} className="border-b border-line last:border-b-0">
          <details className="px-4 py-2">
            <summary className="min-h-8 py-1">
              <span className="font-mono text-sm text-quiet">{operation.sequence}</span>{' '}
              <span className="font-medium">{translate(operation.title, locale)}</span>{' '}
              <span className="text-sm text-quiet">
                {translate(operation.workCentre.title, locale)} ·{' '}
                {t('setupRun', { setup: operation.setup, run: format.number(operation.run) })}
              </span>
            </summary>
            <div className="mt-2 grid gap-4 pb-2 sm:grid-cols-2">
              <Texts title={t('instructions')} texts={words(operation.instructions)} />
              <Texts
                title={t('torques')}
                texts={operation.torques.map(({ joint, nm }) =>
                  t('torque', { joint: translate(joint, locale), nm: format.number(nm) }),
                )}
              />
              <Texts title={t('tools')} texts={words(operation.tools)} />
              <Texts title={t('checks')} texts={operation.checks.map(checkWords)} />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}
