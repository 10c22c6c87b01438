/** Who decides on approvals in whose place: what is agreed, and for an approver the form to agree it. */
import { Form, Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { useDayText } from '#components/orders/dates.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm, type Refused } from '#components/ui/use-server-form.ts';
import type { Absence } from '#rules/policy/delegation.ts';

export interface ShownStandIn extends Absence {
  readonly id: string;
  readonly name: string;
}

const NOTICE = 'rounded-md border border-info bg-raised p-4';

export function StandsFor({
  standsFor,
  toDecideHref,
}: {
  readonly standsFor: readonly ShownStandIn[];
  /** Absent on the page it leads to. */
  readonly toDecideHref: string | undefined;
}) {
  const t = useTranslations('quotes.delegation');
  const dayText = useDayText();
  if (standsFor.length === 0) return null;
  return (
    <div className={NOTICE}>
      {standsFor.map(({ id, name, from, until }) => (
        <p key={id}>
          {t('standsFor', { name, from: from ? dayText(from) : 'none', until: dayText(until) })}
        </p>
      ))}
      {toDecideHref === undefined ? null : (
        <Link
          to={toDecideHref}
          className="inline-flex min-h-6 items-center text-accent underline underline-offset-4"
        >
          {t('toDecide')}
        </Link>
      )}
    </div>
  );
}

export function DelegationForm({
  delegate,
  candidates,
  today,
  refused,
}: {
  readonly delegate: ShownStandIn | undefined;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
  /** YYYY-MM-DD */
  readonly today: string;
  readonly refused: Refused | undefined;
}) {
  const t = useTranslations('quotes.delegation');
  const dayText = useDayText();
  const [form, fields] = useServerForm<Record<'delegateId' | 'from' | 'until', string>>({
    id: 'delegation',
    refused,
    initial: {
      delegateId: delegate?.id,
      from: delegate?.from ?? today,
      until: delegate?.until,
    },
  });
  return (
    <>
      {delegate ? (
        <div className={NOTICE}>
          <p>
            {t('named', {
              name: delegate.name,
              from: delegate.from ? dayText(delegate.from) : 'none',
              until: dayText(delegate.until),
            })}
          </p>
          <Form method="post" className="mt-2">
            <input type="hidden" name="intent" value="end" />
            <Button size="dense">{t('end')}</Button>
          </Form>
        </div>
      ) : null}
      <ServerForm form={form}>
        <FormErrors
          errors={form.errors}
          fields={[
            { field: fields.delegateId, label: t('who') },
            { field: fields.from, label: t('from') },
            { field: fields.until, label: t('until') },
          ]}
        />
        <SelectField
          field={fields.delegateId}
          label={t('who')}
          placeholder={t('choose')}
          options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField
            field={fields.from}
            label={t('from')}
            hint={t('fromHint')}
            type="date"
            required={false}
          />
          <TextField field={fields.until} label={t('until')} type="date" />
        </div>
        <div>
          <Button look="primary" name="intent" value="name">
            {t('save')}
          </Button>
        </div>
      </ServerForm>
    </>
  );
}
