/** A change of an order with its difference: to be accepted or left, or as it was decided. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { ChangeDifference } from '#components/orders/change-difference.tsx';
import { useDayText } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { plainField } from '#components/ui/field.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { formatMoney } from '#components/ui/money.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { AGREED_BY } from '#rules/workflow/order.ts';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentChange } from '#app/presenters/order-change.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { acceptChange, declineChange } from '#app/services/orders/accept-change.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    return await presentChange(actor, params['number'] ?? '', Number(params['change']));
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const number = params['number'] ?? '';
    const { intent, acceptedDifference, agreedBy } = Object.fromEntries(await readForm(request));
    const which = { number, change: params['change'] };
    try {
      if (intent === 'accept') {
        await acceptChange(actor, {
          ...which,
          acceptedDifference,
          agreedBy: agreedBy || undefined,
        });
      } else if (intent === 'decline') await declineChange(actor, which);
      else throw new AppError('malformed-form');
    } catch (error) {
      const shown =
        error instanceof AppError && (error.status === 409 || error.code === 'agreement-missing');
      if (!shown) throw error;
      const headers = await sessionHeaders(actor);
      const { code, details, status } = error;
      const day = code === 'date-changed' ? String(details['now']) : undefined;
      return data({ refused: code, day }, { status, headers });
    }
    const done = intent === 'accept' ? '?changed' : '';
    return redirect(`${paths.order(number)}${done}`, { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

// After a refusal the page has to show what somebody else did in the meantime.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageMeta(matches, (t) =>
    loaded
      ? t('orders.change.reviewTitle', { number: loaded.number, change: String(loaded.change) })
      : '',
  );

export default function ReviewChange() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.refused ?? shown.refusal;
  const t = useTranslations('orders.change');
  const packagings = useTranslations('orders.packagings');
  const dayText = useDayText();
  const locale = useLocale();
  const { number, change, status, currency, difference, delivery, address, wishes } = shown;
  const packaging = wishes?.packaging as Parameters<typeof packagings>[0] | undefined;
  const said = [packaging && packagings(packaging), wishes?.greeting, wishes?.text];
  const notes = [
    ...(delivery
      ? [t('delivery', { day: dayText(delivery.after), before: dayText(delivery.before) })]
      : []),
    ...(address ? [t('address', { address })] : []),
    ...(wishes
      ? [t('wishesAfter', { wishes: said.filter(Boolean).join(' · ') || t('noWishes') })]
      : []),
  ];
  return (
    <Page>
      <PageHeader
        title={t('reviewTitle', { number, change: String(change) })}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <Badge tone={status === 'accepted' ? 'success' : 'neutral'}>
              {t(`status.${status}`)}
            </Badge>
            {t(status === 'proposed' ? 'reviewLead' : 'decidedLead')}
          </span>
        }
      />
      {refused ? <FormErrors errors={[refused]} /> : null}
      {answer?.day ? <p>{t('laterNow', { day: dayText(answer.day) })}</p> : null}
      {shown.reason ? <p className="wrap-anywhere">{shown.reason}</p> : null}
      {shown.agreedBy ? <p>{t('agreed', { how: t(`agreedHow.${shown.agreedBy}`) })}</p> : null}
      <ChangeDifference lines={shown.lines} totals={shown.totals} currency={currency} />
      {notes.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {notes.map((note) => (
            <li key={note} className="wrap-anywhere">
              {note}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap items-end gap-3">
        {shown.open && !shown.refusal ? (
          <>
            <Form method="post" className="flex flex-col items-start gap-4">
              {shown.onBehalf ? (
                <SelectField
                  field={plainField('agreedBy')}
                  label={t('agreedBy')}
                  placeholder={t('agreedByNone')}
                  options={AGREED_BY.map((value) => ({ value, label: t(`agreedHow.${value}`) }))}
                />
              ) : null}
              <input type="hidden" name="intent" value="accept" />
              <input type="hidden" name="acceptedDifference" value={difference} />
              <Button look="primary">
                {difference === 0
                  ? t('acceptSame')
                  : t('accept', {
                      difference: formatMoney(locale, difference, currency, { signed: true }),
                    })}
              </Button>
            </Form>
            <Form method="post">
              <input type="hidden" name="intent" value="decline" />
              <Button look="secondary">{t('decline')}</Button>
            </Form>
          </>
        ) : null}
        <ButtonLink to={paths.order(number)} look="quiet">
          {t('back')}
        </ButtonLink>
      </div>
    </Page>
  );
}
