/** What a customer is recognised by, and how sure that is. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { plainField } from '#components/ui/field.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { SHAREABLE_KINDS } from '#rules/customers/identifiers.ts';
import type { RefusedIntent, ShownIdentifier } from './relationship-types.ts';

export function IdentifierList({
  identifiers,
  mayAct,
  refused,
}: {
  readonly identifiers: readonly ShownIdentifier[];
  readonly mayAct: boolean;
  readonly refused: RefusedIntent | undefined;
}) {
  const t = useTranslations('relationship.identifiers');
  return (
    <>
      <ul className="rounded-md border border-line bg-raised text-sm">
        {identifiers.map((identifier) => (
          <Row key={identifier.id} identifier={identifier} mayAct={mayAct} />
        ))}
      </ul>
      {mayAct ? (
        <details
          open={refused !== undefined}
          className="mt-3 rounded-md border border-line bg-raised p-4"
        >
          <summary className="cursor-pointer font-medium">{t('add')}</summary>
          <AddForm key={identifiers.length} refused={refused} />
        </details>
      ) : null}
    </>
  );
}

function Row({
  identifier,
  mayAct,
}: {
  readonly identifier: ShownIdentifier;
  readonly mayAct: boolean;
}) {
  const t = useTranslations('relationship.identifiers');
  const { id, kind, value, verified, source, lastSeenAt, mayVerify, mayRemove } = identifier;
  const sourceKey = `sources.${source}` as 'sources.profile';
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 last:border-b-0">
      <span className="text-quiet">{t(`kinds.${kind}`)}</span>
      {value ? <bdi className="min-w-0 font-medium wrap-anywhere tabular-nums">{value}</bdi> : null}
      <Badge tone={verified ? 'success' : 'neutral'}>{t(verified ? 'verified' : 'said')}</Badge>
      <span className="text-quiet">
        {t.has(sourceKey) ? t(sourceKey) : source} · {t('lastSeen')} <Moment at={lastSeenAt} />
      </span>
      {mayAct && (mayVerify || mayRemove) ? (
        <span className="ms-auto flex gap-2">
          {mayVerify ? (
            <Act intent="verify-identifier" id={id} text={t('verify')} of={value} />
          ) : null}
          {mayRemove ? (
            <Act intent="remove-identifier" id={id} text={t('remove')} of={value} />
          ) : null}
        </span>
      ) : null}
    </li>
  );
}

function Act({
  intent,
  id,
  text,
  of,
}: {
  readonly intent: string;
  readonly id: string;
  readonly text: string;
  readonly of: string | undefined;
}) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="identifierId" value={id} />
      <Button size="dense" look="quiet">
        {text}
        <span className="sr-only">{of}</span>
      </Button>
    </Form>
  );
}

function AddForm({ refused }: { readonly refused: RefusedIntent | undefined }) {
  const t = useTranslations('relationship.identifiers');
  const typed = refused?.typed ?? {};
  return (
    <Form method="post" preventScrollReset className="mt-4 flex flex-col gap-4">
      <FormErrors errors={refused ? [refused.code] : undefined} />
      <input type="hidden" name="intent" value="add-identifier" />
      <SelectField
        field={plainField('kind', typed['kind'] ?? 'loyalty-card')}
        label={t('kind')}
        options={SHAREABLE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <TextField
        field={plainField('value', typed['value'])}
        label={t('value')}
        maxLength={254}
        autoComplete="off"
      />
      <Checkbox field={plainField('verified', typed['verified'])} label={t('checked')} />
      <div>
        <Button>{t('save')}</Button>
      </div>
    </Form>
  );
}
