/** What the administration pages show. */
import type { MailStatus, ShownMail } from '#components/admin/outbox-table.tsx';
import type { ShownUser } from '#components/admin/user-table.tsx';
import { can } from '#rules/policy/permissions.ts';
import {
  getMail,
  listOutbox,
  listUncertain,
  mayBeSentAgain,
  type OutboxEntry,
} from '#app/services/mail/list-outbox.server.ts';
import { listUsers } from '#app/services/users/list-users.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';

export async function presentUsers(actor: Actor): Promise<{ users: readonly ShownUser[] }> {
  const users = await listUsers(actor);
  return {
    users: users.map(({ createdAt, ...user }) => ({
      ...user,
      createdAt: createdAt.toISOString(),
      self: user.id === actor.user?.id,
    })),
  };
}

const shown = ({ id, to, subject, status, createdAt }: OutboxEntry): ShownMail => ({
  id,
  to,
  subject,
  href: paths.mail(id),
  status: status as MailStatus,
  createdAt: createdAt.toISOString(),
});

/** `uncertain` waits for a decision, and is among the newest `mails` as well. */
export async function presentOutbox(
  actor: Actor,
): Promise<{ mails: readonly ShownMail[]; uncertain: readonly ShownMail[] }> {
  const [mails, uncertain] = await Promise.all([listOutbox(actor), listUncertain(actor)]);
  return { mails: mails.map(shown), uncertain: uncertain.map(shown) };
}

/** One mail as its plain text: what it links to can be followed from here. */
export async function presentMail(actor: Actor, id: string) {
  const mail = await getMail(actor, id);
  return {
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    status: mail.status as MailStatus,
    attempts: mail.attempts,
    sendAgain: mayBeSentAgain(mail.status) && can(actor.user?.role, 'outbox:send'),
    error: mail.error,
    createdAt: mail.createdAt.toISOString(),
    sentAt: mail.sentAt?.toISOString(),
  };
}
