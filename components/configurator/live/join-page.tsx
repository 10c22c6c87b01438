/** The way onto somebody's configuration: what it is, what one may do there, and one's name. */
import { useTranslations } from 'use-intl';
import { AuthPage } from '#components/account/auth-page.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { Refused } from '#components/ui/use-server-form.ts';
import { useServerForm } from '#components/ui/use-server-form.ts';
import type { LiveRole } from '#rules/policy/collaboration.ts';

interface JoinPageProps {
  readonly title: string;
  readonly role: LiveRole;
  /** Who invites; absent where it is somebody without an account. */
  readonly from?: string | undefined;
  /** Whoever is signed in has a name already. */
  readonly name?: string | undefined;
  readonly refused?: Refused | undefined;
}

export function JoinPage({ title, role, from, name, refused }: JoinPageProps) {
  const t = useTranslations('live');
  const [form, fields] = useServerForm<{ name: string }>({ id: 'join', refused });
  return (
    <AuthPage
      title={t('join.title', { title })}
      lead={`${from ? t('join.from', { name: from }) : t('join.invited')} ${t(`may.${role}`)}`}
    >
      <ServerForm form={form}>
        <FormErrors errors={form.errors} fields={[{ field: fields.name, label: t('join.name') }]} />
        {name === undefined ? (
          <TextField
            field={fields.name}
            label={t('join.name')}
            hint={t('join.nameHint')}
            autoComplete="name"
            maxLength={60}
          />
        ) : (
          <p>{t('join.as', { name })}</p>
        )}
        <Button look="primary">{t('join.submit')}</Button>
      </ServerForm>
    </AuthPage>
  );
}
