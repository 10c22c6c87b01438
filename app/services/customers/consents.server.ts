/**
 * What a customer allows and refuses: decided by themselves, or noted by staff who act for them.
 * Decisions are only ever added; what holds follows from all of them (rules/customers/consent).
 */
import { z } from 'zod';
import {
  consentState,
  type ConsentDecision,
  type ConsentSource,
  type ConsentState,
  type Ledger,
} from '#rules/customers/consent/ledger.ts';
import {
  type Choice,
  choiceName,
  choiceNamed,
  CHOICES,
  currentWording,
} from '#rules/customers/consent/purposes.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { ownOrServed } from './own-or-served.server.ts';

export interface ConsentView extends ConsentState {
  readonly choice: Choice;
  readonly history: Ledger;
}

/** A choice by its name (`marketing.email`). */
export const choiceField = z.string().transform((name, context): Choice => {
  const choice = choiceNamed(name);
  if (choice !== undefined) return choice;
  context.issues.push({ code: 'custom', input: name });
  return z.NEVER;
});

export const decideConsentSchema = z.object({
  choice: choiceField,
  decision: z.enum(['granted', 'denied']),
  /** Ids of the denials the page showed, joined by commas: a grant answers no others. */
  seen: z.string().max(2000).optional(),
  customerId: fields.id.optional(),
});

/** Rows of one customer's ledger, oldest first. */
export async function readLedger(
  client: Pick<Transaction, 'consentDecision'>,
  customerId: string,
): Promise<Ledger> {
  const rows = await client.consentDecision.findMany({
    where: { customerId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose as ConsentDecision['purpose'],
    channel: row.channel as ConsentDecision['channel'],
    decision: row.decision as ConsentDecision['decision'],
    textVersion: row.textVersion,
    source: row.source as ConsentSource,
    replaces: row.replaces as readonly string[],
    at: row.at.toISOString(),
  }));
}

/** Every choice there is, how it stands, and what was decided about it, oldest first. */
export async function listConsents(
  actor: Actor,
  customerId?: string,
): Promise<readonly ConsentView[]> {
  const id = ownOrServed(actor, customerId, 'customers:read');
  const ledger = await readLedger(database(), id);
  return CHOICES.map((choice) => ({
    ...consentState(ledger, choice),
    choice,
    history: ledger.filter((one) => choiceName(one) === choiceName(choice)),
  }));
}

export async function decideConsent(actor: Actor, input: unknown): Promise<void> {
  const { choice, decision, seen = '', customerId } = parseInput(decideConsentSchema, input);
  const id = ownOrServed(actor, customerId, 'customers:act-for');
  await inTransaction(async (tx) => {
    if ((await tx.customer.count({ where: { id, erasedAt: null } })) === 0) {
      throw new AppError('not-found');
    }
    await appendDecision(tx, actor, id, choice, {
      decision,
      seen: seen.split(',').filter(Boolean),
      source: actor.user?.customerId === id ? 'web' : 'desk',
    });
  });
}

export interface Decided {
  readonly decision: ConsentDecision['decision'];
  /** Denials that whoever decides has before them. */
  readonly seen: readonly string[];
  readonly source: ConsentSource;
}

/** Adds one decision to the ledger, in the transaction of whatever brings it. */
export async function appendDecision(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  choice: Choice,
  { decision, seen, source }: Decided,
): Promise<void> {
  const { denials } = consentState(await readLedger(tx, customerId), choice);
  const { purpose, channel } = choice;
  await tx.consentDecision.create({
    data: {
      customerId,
      purpose,
      channel,
      decision,
      textVersion: currentWording(purpose).version,
      locale: actor.locale,
      source,
      replaces: toJson(decision === 'granted' ? denials.filter((id) => seen.includes(id)) : []),
      userId: source === 'desk' ? (actor.user?.id ?? null) : null,
      at: actor.now,
    },
  });
  const subject = { kind: 'customer', id: customerId };
  const told = { purpose, channel, decision, source };
  await recordInteraction(tx, actor, 'consent-decided', subject, told, customerId);
  await recordAudit(tx, actor, 'customer.consent-decided', subject, told);
}
