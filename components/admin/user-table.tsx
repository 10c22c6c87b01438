/** Everyone who can sign in: their role, and whether their account is switched on. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { ROLES, type Role } from '#rules/policy/permissions.ts';

export interface ShownUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  readonly createdAt: string;
  readonly self: boolean;
}

function RoleForm({ user }: { readonly user: ShownUser }) {
  const t = useTranslations('admin');
  return (
    <Form method="post" preventScrollReset className="flex items-center gap-2">
      <input type="hidden" name="intent" value="change-role" />
      <input type="hidden" name="id" value={user.id} />
      <select
        key={user.role}
        name="role"
        aria-label={t('roleOf', { name: user.name })}
        defaultValue={user.role}
        className="min-h-8 rounded-md border border-quiet bg-raised px-2"
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}`)}
          </option>
        ))}
      </select>
      <Button size="dense" aria-label={t('changeRoleOf', { name: user.name })}>
        {t('changeRole')}
      </Button>
    </Form>
  );
}

function ActiveForm({ user }: { readonly user: ShownUser }) {
  const t = useTranslations('admin');
  const next = user.active ? 'deactivate' : 'activate';
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="set-active" />
      <input type="hidden" name="id" value={user.id} />
      <input type="hidden" name="active" value={String(!user.active)} />
      <Button
        size="dense"
        look={user.active ? 'danger' : 'secondary'}
        aria-label={t(`${next}Of`, { name: user.name })}
        className="whitespace-nowrap"
      >
        {t(next)}
      </Button>
    </Form>
  );
}

export function UserTable({ users }: { readonly users: readonly ShownUser[] }) {
  const t = useTranslations('admin');
  return (
    <DataTable
      caption={t('usersCaption')}
      captionHidden
      rows={users}
      rowKey={(user) => user.id}
      columns={[
        {
          id: 'name',
          header: t('name'),
          rowHeader: true,
          cell: (user) => (
            <>
              {user.name}
              {user.self ? <span className="font-normal text-quiet"> ({t('you')})</span> : null}
            </>
          ),
        },
        { id: 'email', header: t('email'), cell: (user) => user.email },
        { id: 'role', header: t('role'), cell: (user) => <RoleForm user={user} /> },
        {
          id: 'state',
          header: t('state'),
          cell: (user) => (
            <Badge tone={user.active ? 'success' : 'neutral'}>
              {t(user.active ? 'active' : 'inactive')}
            </Badge>
          ),
        },
        { id: 'since', header: t('since'), cell: (user) => <Moment at={user.createdAt} /> },
        { id: 'actions', header: t('actions'), cell: (user) => <ActiveForm user={user} /> },
      ]}
    />
  );
}
