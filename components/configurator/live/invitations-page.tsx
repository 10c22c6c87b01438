/** The owner's page of invitations: make a link for somebody, see who came by it, take it back. */
import { Form } from '@remix-run/react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button, buttonClass, ButtonLink } from '#components/ui/button.tsx';
import { CONTROL_CLASS } from '#components/ui/field.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { LIVE_ROLES, type LiveRole } from '#rules/policy/collaboration.ts';

interface InvitationView {
  readonly id: string;
  readonly role: LiveRole;
  readonly expiresAt: string;
  readonly names: readonly string[];
}

interface InvitationsPageProps {
  readonly name: string;
  readonly back: string;
  readonly invitations: readonly InvitationView[];
  /** The link just made; it is not shown again. */
  readonly link?: string | undefined;
  readonly alert?: string | undefined;
}

const DAYS = [1, 7, 30, 90] as const;

export function InvitationsPage({ name, back, invitations, link, alert }: InvitationsPageProps) {
  const t = useTranslations('live');
  return (
    <Page width="narrow">
      <PageHeader title={t('invite.title')} lead={t('invite.lead', { name })} />
      {alert && (
        <p role="alert" className="rounded-md border border-danger p-3 text-danger">
          {alert}
        </p>
      )}
      {link && <NewLink key={link} link={link} />}
      <Form method="post" className="flex flex-col gap-5">
        <input type="hidden" name="intent" value="invite" />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">{t('invite.role')}</legend>
          {LIVE_ROLES.map((role) => (
            <label key={role} className="flex min-h-8 items-center gap-2">
              <input type="radio" name="role" value={role} defaultChecked={role === 'edit'} />
              <span>{t(`roles.${role}`)}</span>
              <span className="text-sm text-quiet">{t(`may.${role}`)}</span>
            </label>
          ))}
        </fieldset>
        <label className="flex flex-col gap-1">
          <span className="font-medium">{t('invite.days')}</span>
          <select name="days" defaultValue={7} className={CONTROL_CLASS}>
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {t('invite.forDays', { days })}
              </option>
            ))}
          </select>
        </label>
        <div className="flex flex-wrap gap-3">
          <Button look="primary">{t('invite.submit')}</Button>
          <ButtonLink to={back}>{t('invite.back')}</ButtonLink>
        </div>
      </Form>
      <section aria-labelledby="invitations">
        <h2 id="invitations" className="mb-3 text-lg font-semibold">
          {t('invite.list')}
        </h2>
        {invitations.length === 0 ? (
          <p className="text-quiet">{t('invite.none')}</p>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {invitations.map((invitation) => (
              <Invitation key={invitation.id} {...invitation} />
            ))}
          </ul>
        )}
      </section>
    </Page>
  );
}

function NewLink({ link }: { readonly link: string }) {
  const t = useTranslations('live');
  const [copied, setCopied] = useState(false);
  return (
    <div role="status" className="rounded-md border border-success bg-raised p-4">
      <label className="flex flex-col gap-1">
        <span className="font-medium">{t('invite.link')}</span>
        <input
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
          className={`${CONTROL_CLASS} font-mono text-sm`}
        />
      </label>
      <p className="mt-2 text-sm text-quiet">{t('invite.linkOnce')}</p>
      <button
        type="button"
        className={`${buttonClass('secondary', 'dense')} mt-3`}
        onClick={() => {
          void navigator.clipboard.writeText(link).then(() => setCopied(true));
        }}
      >
        {copied ? t('invite.copied') : t('invite.copy')}
      </button>
    </div>
  );
}

function Invitation({ id, role, expiresAt, names }: InvitationView) {
  const t = useTranslations('live');
  const format = useFormatter();
  const date = format.dateTime(new Date(expiresAt), { dateStyle: 'medium' });
  const who =
    names.length > 0 ? format.list([...names], { type: 'conjunction' }) : t('invite.nobody');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <div>
        <p className="font-medium">{who}</p>
        <p className="text-sm text-quiet">
          {t('invite.until', { role: t(`roles.${role}`), date })}
        </p>
      </div>
      <Form method="post" className="ms-auto">
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="id" value={id} />
        <Button size="dense" look="danger" aria-label={t('invite.withdrawOf', { who })}>
          {t('invite.withdraw')}
        </Button>
      </Form>
    </li>
  );
}
