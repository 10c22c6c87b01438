/** Who decides on approvals while an approver is away: agreed by the approver, seen by both. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { DelegationForm, StandsFor } from '#components/quotes/delegation.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { can } from '#rules/policy/permissions.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import {
  delegateApprovals,
  delegateSchema,
  getDelegation,
} from '#app/services/quotes/delegate-approvals.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    return {
      ...(await getDelegation(actor)),
      approves: can(actor.user?.role, 'quotes:approve'),
      today: actor.now.toISOString().slice(0, 10),
    };
  } catch (error) {
    throwAppError(error, request);
  }
}

const schema = delegateSchema.extend({ intent: z.enum(['name', 'end']) });

export async function action(args: ActionFunctionArgs) {
  try {
    return await answerForm(args, schema, async (actor, { intent, ...named }) => {
      if (intent === 'name' && named.delegateId === undefined) {
        throw new AppError('invalid-input', { fields: { delegateId: 'required' } });
      }
      await delegateApprovals(actor, intent === 'end' ? {} : named);
      return paths.approvals();
    });
  } catch (error) {
    throwAppError(error, args.request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('quotes.delegation.title'));

export default function ApprovalsPage() {
  const { delegate, candidates, standsFor, approves, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('quotes');
  return (
    <Page width="text">
      <div>
        <Link to={paths.quotes()} className="text-sm text-accent underline underline-offset-4">
          {t('title')}
        </Link>
      </div>
      <PageHeader
        title={t('delegation.title')}
        lead={t(approves ? 'delegation.lead' : 'delegation.leadOther')}
      />
      <StandsFor standsFor={standsFor} toDecideHref={paths.quotesToDecide()} />
      {approves ? (
        <DelegationForm
          key={delegate ? `${delegate.id} ${delegate.from} ${delegate.until}` : ''}
          delegate={delegate}
          candidates={candidates}
          today={today}
          refused={answer}
        />
      ) : standsFor.length === 0 ? (
        <p className="text-quiet">{t('delegation.nobody')}</p>
      ) : null}
    </Page>
  );
}
