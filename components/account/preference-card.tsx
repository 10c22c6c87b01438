/** One preference: the question, why it is asked, the answer, and what the answer does. */
import { Form } from '@remix-run/react';
import { useFormatter, useTranslations } from 'use-intl';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import type { FieldModel } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { RefusedPreference, ShownPreference } from './preference-types.ts';

export function PreferenceCard({
  preference,
  refused,
}: {
  readonly preference: ShownPreference;
  readonly refused?: RefusedPreference | undefined;
}) {
  const t = useTranslations('account.profile');
  const { id, stored } = preference;
  return (
    <section
      aria-labelledby={`preference-${id}`}
      className="grid gap-x-10 gap-y-4 border-t border-line py-6 md:grid-cols-2"
    >
      <div>
        <h3 id={`preference-${id}`} className="font-semibold">
          {preference.title}
        </h3>
        <p className="mt-1 text-sm text-quiet">{preference.why}</p>
        <p className="mt-3 flex flex-wrap gap-2">
          <Badge>{t(preference.strength)}</Badge>
          {stored?.enabled ? <Badge tone="success">{t('on')}</Badge> : null}
          {stored && !stored.enabled ? <Badge tone="warning">{t('off')}</Badge> : null}
          {stored?.learnt ? <Badge tone="info">{t('learnt')}</Badge> : null}
          {stored?.source === 'staff' ? <Badge tone="info">{t('byStaff')}</Badge> : null}
        </p>
      </div>
      <div className="flex flex-col gap-3">
        <Form method="post" preventScrollReset className="flex items-end gap-3">
          <input type="hidden" name="key" value={id} />
          <div className="min-w-0 flex-1">
            <PreferenceInput preference={preference} refused={refused} />
          </div>
          <Button name="intent" value="set" className={refused ? 'self-center' : ''}>
            {t('save')}
            <span className="sr-only">: {preference.title}</span>
          </Button>
        </Form>
        {stored?.learnt ? <Learnt {...stored.learnt} /> : null}
        {stored ? (
          <StoredActions id={id} title={preference.title} enabled={stored.enabled} />
        ) : null}
        <Effects preference={preference} />
      </div>
    </section>
  );
}

function Learnt({ confidence, orders }: { confidence: number; orders: readonly string[] }) {
  const t = useTranslations('account.profile');
  const format = useFormatter();
  const percent = format.number(confidence, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <p className="text-sm text-quiet">
      {t('learntFrom', { count: orders.length, orders: format.list(orders), percent })}
    </p>
  );
}

function PreferenceInput({
  preference: { id, input, stored },
  refused,
}: {
  readonly preference: ShownPreference;
  readonly refused: RefusedPreference | undefined;
}) {
  const t = useTranslations('account.profile');
  const shown = refused?.value ?? (stored === undefined ? undefined : String(stored.value));
  const field: FieldModel = {
    id: `value-${id}`,
    name: 'value',
    // A stored value that changed elsewhere starts the control anew.
    key: shown ?? 'none',
    initialValue: shown,
    errors: refused && [refused.code],
  };
  if (input.kind === 'number') {
    const label = input.unit === '' ? t('answer') : t('answerIn', { unit: input.unit });
    const { min, max } = input;
    return (
      <TextField
        field={field}
        label={label}
        type="number"
        min={min}
        max={max}
        inputMode="numeric"
      />
    );
  }
  const options =
    input.kind === 'choice'
      ? input.options
      : [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ];
  return (
    <SelectField field={field} label={t('answer')} options={options} placeholder={t('notTold')} />
  );
}

function StoredActions({
  id,
  title,
  enabled,
}: {
  readonly id: string;
  readonly title: string;
  readonly enabled: boolean;
}) {
  const t = useTranslations('account.profile');
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap gap-2">
      <input type="hidden" name="key" value={id} />
      <input type="hidden" name="enabled" value={String(!enabled)} />
      <Button name="intent" value="toggle" size="dense">
        {t(enabled ? 'switchOff' : 'switchOn')}
        <span className="sr-only">: {title}</span>
      </Button>
      <Button name="intent" value="remove" size="dense" look="quiet">
        {t('remove')}
        <span className="sr-only">: {title}</span>
      </Button>
    </Form>
  );
}

function Effects({ preference: { effects, title } }: { readonly preference: ShownPreference }) {
  const t = useTranslations('account.profile');
  if (effects.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="min-h-6 py-1 text-accent underline underline-offset-4">
        {t('effects', { count: effects.length })}
        <span className="sr-only">: {title}</span>
      </summary>
      <ul className="mt-2 flex flex-col gap-3 border-s-2 border-line ps-4">
        {effects.map((effect) => (
          <li key={effect.id}>
            <span className="font-medium">{effect.title}</span>{' '}
            <span className="text-quiet">({t(effect.binding ? 'binds' : 'suggests')})</span>
            <span className="block text-quiet">{effect.because}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
