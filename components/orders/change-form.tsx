/**
 * The form that proposes a change of an order: pieces and product of each line, wishes, address.
 * What it costs is the next page's to say.
 */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { Refused } from '#components/ui/use-server-form.ts';
import { PACKAGINGS } from '#rules/customers/terms.ts';
import { translate } from '#rules/model/translate.ts';
import type { ShownChangeableLine } from './change-types.ts';
import type { ShownCustomer, ShownWishes } from './types.ts';

interface Fields extends Record<string, unknown> {
  lines: { position: string; quantity: string; configurationId: string }[];
  wishes: { packaging: string; greeting: string; text: string };
  address: { name: string; phone: string; street: string; postalCode: string; city: string };
  reason: string;
}

export interface ChangeFormProps {
  readonly lines: readonly ShownChangeableLine[];
  readonly customer: ShownCustomer;
  readonly wishes: ShownWishes;
  readonly version: number;
  readonly idempotencyKey: string;
  readonly refused: Refused | undefined;
  /** Whether the reader's own configurator can open a copy of a line. */
  readonly owns: boolean;
  /** Staff change it for the customer, and say why. */
  readonly onBehalf: boolean;
  readonly backHref: string;
}

const ADDRESS = [
  ['name', 'name', 120],
  ['phone', 'tel', 40],
  ['street', 'street-address', 200],
  ['postalCode', 'postal-code', 20],
  ['city', 'address-level2', 100],
] as const;

function initialOf({ lines, customer, wishes }: ChangeFormProps) {
  const { name, phone, street, postalCode, city } = customer;
  return {
    lines: lines.map(({ position, quantity }) => ({
      position: String(position),
      quantity: String(quantity),
      configurationId: '',
    })),
    wishes: { ...wishes },
    address: { name, phone, street, postalCode, city },
  };
}

export function ChangeForm(props: ChangeFormProps) {
  const { lines, version, idempotencyKey, refused, owns, onBehalf, backHref } = props;
  const why = onBehalf ? 'reasonOnBehalf' : 'reason';
  const t = useTranslations('orders.change');
  const cart = useTranslations('cart');
  const locale = useLocale();
  const [form, fields] = useForm<Fields>({
    id: 'change',
    lastResult: refused?.result as SubmissionResult | undefined,
    defaultValue: initialOf(props) as never,
  });
  const rows = fields.lines.getFieldList();
  const wishes = fields.wishes.getFieldset();
  const address = fields.address.getFieldset();
  return (
    <>
      <Form method="post" id={form.id} className="flex flex-col gap-10">
        <FormErrors
          errors={form.errors}
          fields={[
            ...rows.map((row, index) => ({
              field: row.getFieldset().quantity,
              label: `${lines[index]?.name ?? ''}: ${t('quantity')}`,
            })),
            ...ADDRESS.map(([name]) => ({ field: address[name], label: cart(name) })),
            { field: wishes.greeting, label: cart('greeting') },
            { field: wishes.text, label: cart('text') },
            { field: fields.reason, label: t(why) },
          ]}
        />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <fieldset className="flex flex-col gap-6">
          <legend className="mb-4 text-lg font-semibold">{t('lines')}</legend>
          {lines.map((line, index) => {
            const row = rows[index]?.getFieldset();
            if (row === undefined) return null;
            return (
              <fieldset
                key={line.position}
                className="flex flex-col gap-4 rounded-md border border-line bg-raised p-4"
              >
                <legend className="px-1 font-semibold wrap-anywhere">
                  {line.name} · {translate(line.product, locale)}
                </legend>
                <input type="hidden" name={row.position.name} value={line.position} />
                <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
                  <TextField
                    field={row.quantity}
                    label={t('quantity')}
                    hint={t('quantityHint')}
                    type="number"
                    inputMode="numeric"
                    min={0}
                    max={line.most}
                  />
                  {line.configurable ? (
                    <SelectField
                      field={row.configurationId}
                      label={t('product')}
                      hint={t('reconfigureHint')}
                      placeholder={t('asOrdered')}
                      required={false}
                      options={line.replacements.map(({ id, name }) => ({
                        value: id,
                        label: name,
                      }))}
                    />
                  ) : null}
                </div>
                {line.configurable && owns ? (
                  <div>
                    <Button form={`reconfigure-${line.position}`} size="dense">
                      {t('reconfigure', { name: line.name })}
                    </Button>
                  </div>
                ) : null}
              </fieldset>
            );
          })}
          {owns ? null : <p className="text-sm text-quiet">{t('actFirst')}</p>}
        </fieldset>
        <fieldset className="flex flex-col gap-4">
          <legend className="mb-4 text-lg font-semibold">{t('wishes')}</legend>
          <SelectField
            field={wishes.packaging}
            label={cart('packaging')}
            placeholder={t('noPackaging')}
            required={false}
            options={PACKAGINGS.map((value) => ({ value, label: cart(`packagings.${value}`) }))}
          />
          <TextField
            field={wishes.greeting}
            label={cart('greeting')}
            rows={2}
            required={false}
            maxLength={500}
          />
          <TextField
            field={wishes.text}
            label={cart('text')}
            rows={4}
            required={false}
            maxLength={2000}
          />
        </fieldset>
        <fieldset className="flex flex-col gap-4">
          <legend className="mb-4 text-lg font-semibold">{t('where')}</legend>
          {ADDRESS.map(([name, autoComplete, maxLength]) => (
            <TextField
              key={name}
              field={address[name]}
              label={cart(name)}
              autoComplete={autoComplete}
              maxLength={maxLength}
              required={name !== 'phone'}
            />
          ))}
        </fieldset>
        <TextField
          field={fields.reason}
          label={t(why)}
          rows={2}
          required={onBehalf}
          maxLength={500}
        />
        <div className="flex flex-wrap gap-3">
          <Button look="primary">{t('see')}</Button>
          <ButtonLink to={backHref} look="quiet">
            {t('back')}
          </ButtonLink>
        </div>
      </Form>
      {lines.map(({ position }) => (
        <Form key={position} method="post" id={`reconfigure-${position}`}>
          <input type="hidden" name="intent" value="reconfigure" />
          <input type="hidden" name="position" value={position} />
        </Form>
      ))}
    </>
  );
}
